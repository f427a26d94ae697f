/** WAV files: sound as samples, with marks in it. */
package twoflow.call.wav;
