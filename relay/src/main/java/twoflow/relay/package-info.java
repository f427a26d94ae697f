/** The relay: pairs two peers of one flow and copies bytes both ways, piece by piece. */
package twoflow.relay;
