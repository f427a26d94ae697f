/** A seed, and the rows that are made from it: the same ones for the same seed, everywhere. */
package twoflow.core.seed;
