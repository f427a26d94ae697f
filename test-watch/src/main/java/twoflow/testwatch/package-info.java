/** Fails a test in whose time a thread ended with an exception. */
package twoflow.testwatch;
