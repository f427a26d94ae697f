/** All questions that can be asked, a class each, and the list of them. */
package twoflow.lesson.catalog;
