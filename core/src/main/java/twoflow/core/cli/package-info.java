/** The command line that all roles share: short errors, exit codes, version, logging switches. */
package twoflow.core.cli;
