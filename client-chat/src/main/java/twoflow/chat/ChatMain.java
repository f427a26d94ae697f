package twoflow.chat;

import twoflow.core.start.RequiredJava;

/** The program {@code client-chat}. */
public final class ChatMain {

  private ChatMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("client-chat");
    ChatCommand.run(args);
  }
}
