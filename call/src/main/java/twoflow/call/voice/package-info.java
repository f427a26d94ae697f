/** Who speaks: a voice makes samples from a text, always the same ones. */
package twoflow.call.voice;
