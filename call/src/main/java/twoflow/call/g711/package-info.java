/** The two codecs of ITU-T G.711: a byte per sample, 8000 samples a second. */
package twoflow.call.g711;
