/** What a question is: its text, its answer, where to look, and the mistakes that are known. */
package twoflow.lesson.question;
