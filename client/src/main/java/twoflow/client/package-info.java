/**
 * A client of the relay: sends rows on one flow, receives rows on all, and ends with its partner.
 */
package twoflow.client;
