/**
 * Many runs of one batch: which there are, which go on side by side, and what is said of all.
 *
 * <pre>{@code
 * BatchPlan      the runs, in order, without a list of them: seeds or students, and scenarios
 *   Batch        makes them, so many at once; each is tried twice
 *     RunMaker   makes one run
 *   BatchFolder  captures/BATCH: the plan, what was made of it, one batch at a time
 *   Summary      summary.csv, summary.html, labels.csv
 * }</pre>
 */
package twoflow.launcher.batch;
