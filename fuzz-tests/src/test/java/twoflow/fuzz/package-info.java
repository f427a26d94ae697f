/** Fuzz tests of what the report reads: files that others may have made or damaged. */
package twoflow.fuzz;
