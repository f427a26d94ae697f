/**
 * The programs as their users run them, while something breaks: each test is a row of the table in
 * {@code integration-tests/README.md}.
 */
package twoflow.it.fault;
