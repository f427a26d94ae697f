/** Who speaks the rows of a call: each voice makes samples from a row, always the same ones. */
package twoflow.client.voice;
