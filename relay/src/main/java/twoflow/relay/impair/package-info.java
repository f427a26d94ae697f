/** What a scenario wants the relay to do to the pieces that it forwards, by their places alone. */
package twoflow.relay.impair;
