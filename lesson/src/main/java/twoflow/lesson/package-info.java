/** The program {@code lesson}: questions about a run's own capture, their key, and checking. */
package twoflow.lesson;
