/** Writers of a lesson for Moodle: Moodle XML, and GIFT, which other systems read too. */
package twoflow.lesson.output.moodle;
