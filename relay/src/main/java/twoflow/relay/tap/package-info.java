/** The relay's tap: a pcapng of TCP frames that are synthesised from the forwarded bytes. */
package twoflow.relay.tap;
