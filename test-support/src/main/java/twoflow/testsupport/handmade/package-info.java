/** Captures made by hand for the tests. */
package twoflow.testsupport.handmade;
