/** One lesson: the questions that are asked of one run. */
package twoflow.lesson.sheet;
