/** Grades a class: a folder for each student, a line for each in the gradebook, a text for each. */
package twoflow.lesson.grade;
