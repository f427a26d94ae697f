/** A chat as a person has it on a terminal: the typed line, what others say, and how it ends. */
package twoflow.client.terminal;
