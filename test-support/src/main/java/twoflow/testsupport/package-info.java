/** What tests of several modules need. */
package twoflow.testsupport;
