/** Two runs side by side: which streams belong together, and in what they differ. */
package twoflow.diff.compare;
