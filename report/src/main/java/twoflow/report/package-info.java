/** Reads a run's capture, CSV files and events, and says which frames carried which row. */
package twoflow.report;
