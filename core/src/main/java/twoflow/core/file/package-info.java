/** Files that programs write for others to read. */
package twoflow.core.file;
