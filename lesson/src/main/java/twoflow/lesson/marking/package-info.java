/** Marks the answers to a lesson: the same way for one student and for a class. */
package twoflow.lesson.marking;
