/** The introductory demo: one server, N members, and every message broadcast to all others. */
package twoflow.chatdemo;
