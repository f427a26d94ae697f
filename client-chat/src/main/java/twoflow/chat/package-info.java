/** Client1: sends chat rows, from a CSV file or typed by a person, and listens to VoIP. */
package twoflow.chat;
