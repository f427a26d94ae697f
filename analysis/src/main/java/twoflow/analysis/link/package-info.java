/** Rows to segments: what the report knows of a run, and the verdict on it. */
package twoflow.analysis.link;
