/** Files that programs write for others to read, and whole folders. */
package twoflow.core.file;
