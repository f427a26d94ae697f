/** The relay's tap: a pcapng of TCP frames that are made up around the forwarded bytes. */
package twoflow.relay.tap;
