package twoflow.launcher;

/** What a process did. */
sealed interface ChildEvent {

  /** The process. */
  Child child();

  /** It printed a line on its standard output, which is read. */
  record Printed(Child child, String line) implements ChildEvent {}

  /** It printed a line on its error output, which is read. */
  record Logged(Child child, String line) implements ChildEvent {}

  /** It has ended; nothing else comes of it. */
  record Ended(Child child) implements ChildEvent {}
}
