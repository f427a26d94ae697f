/** What a person reads: one self-contained HTML page. */
package twoflow.report.page;
