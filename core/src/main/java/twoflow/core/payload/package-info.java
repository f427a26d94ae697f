/** How a row is written on the wire, read back from a byte stream, and shown to a person. */
package twoflow.core.payload;
