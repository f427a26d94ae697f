/** The files that the report leaves in a run's folder. */
package twoflow.report.output;
