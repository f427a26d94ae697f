/**
 * TCP connections: addresses, connecting with patience, listening, one place for socket options.
 */
package twoflow.core.net;
