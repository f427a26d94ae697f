/** Broken and odd input files, and hostile peers, from a printed seed. */
package twoflow.it.input;
