/** Chats between people at terminals, which tmux plays. */
package twoflow.it.chat;
