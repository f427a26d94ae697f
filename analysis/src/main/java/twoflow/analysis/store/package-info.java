/**
 * Records on disk instead of in memory, so that the report's memory does not grow with the file.
 */
package twoflow.analysis.store;
