/** RTP packets (RFC 3550), and how they are told apart on a TCP connection (RFC 4571). */
package twoflow.call.rtp;
