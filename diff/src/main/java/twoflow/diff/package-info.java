/** The program {@code diff}: says what of two runs is equal, what may differ, and what must. */
package twoflow.diff;
