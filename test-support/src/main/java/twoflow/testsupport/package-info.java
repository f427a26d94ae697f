/** What the tests of all modules share. */
package twoflow.testsupport;
