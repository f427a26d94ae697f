/**
 * What ships: no trace of the machine that built it, a true list of what is in it, text as text.
 */
package twoflow.it.security;
