/** Reads answers as students write them: the file, and what a number, a word or letters mean. */
package twoflow.lesson.answers;
