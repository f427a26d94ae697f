/**
 * The programs as their users run them: real processes, real sockets, ports picked by the system.
 */
package twoflow.it;
