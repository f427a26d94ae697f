/** Client2: sends VoIP rows in small chunks, closely spaced, and listens to chat. */
package twoflow.voip;
