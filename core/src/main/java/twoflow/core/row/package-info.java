/** The rows that the two flows carry, and the CSV files that hold them. */
package twoflow.core.row;
