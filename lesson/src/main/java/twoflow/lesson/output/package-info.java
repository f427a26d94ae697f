/** Writers of a lesson's files, a class each. */
package twoflow.lesson.output;
