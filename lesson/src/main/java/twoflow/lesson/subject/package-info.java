/** What is asked about: a run, and the connection and the row that the seed has picked of it. */
package twoflow.lesson.subject;
