package twoflow.chat;

import twoflow.core.cli.Program;

/** The program {@code client-chat}. */
public final class ChatMain {

  private ChatMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new ChatCommand(), args);
  }
}
