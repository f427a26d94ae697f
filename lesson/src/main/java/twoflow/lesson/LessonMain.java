package twoflow.lesson;

import twoflow.core.start.RequiredJava;

/** The program {@code lesson}. */
public final class LessonMain {

  private LessonMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("lesson");
    LessonCommand.run(args);
  }
}
