/** What happened to which bytes: the event record and the CSV file that holds the ground truth. */
package twoflow.core.event;
