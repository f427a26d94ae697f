package twoflow.chatdemo;

import twoflow.core.start.RequiredJava;

/** The program {@code chat-demo}. */
public final class ChatDemoMain {

  private ChatDemoMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("chat-demo");
    ChatDemoCommand.run(args);
  }
}
