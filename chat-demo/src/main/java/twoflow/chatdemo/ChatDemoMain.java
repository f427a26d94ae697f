package twoflow.chatdemo;

import twoflow.core.cli.Program;

/** The program {@code chat-demo}. */
public final class ChatDemoMain {

  private ChatDemoMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new ChatDemoCommand(), args);
  }
}
