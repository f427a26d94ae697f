/** A client's connections: opened, written, read, ended, each step an event. */
package twoflow.client.net;
