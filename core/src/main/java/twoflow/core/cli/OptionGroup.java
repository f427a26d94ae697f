package twoflow.core.cli;

/**
 * What an option is about. {@code --help} shows the groups in this order, each under its heading.
 */
public enum OptionGroup {
  /** The run as a whole. */
  RUN("The run"),
  /** What the report looks at. */
  READ("What to read"),
  /** The content of what is sent. */
  SEND("What to send"),
  /** The times at which it is sent. */
  PACE("When to send"),
  /** Addresses, ports, and which connections there are. */
  CONNECT("Connections"),
  /** Files that are written or read besides. */
  FILES("Files"),
  /** What a person sees. */
  OUTPUT("What is shown");

  private final String heading;

  OptionGroup(String heading) {
    this.heading = heading;
  }

  /** The heading in the help text. */
  String heading() {
    return heading;
  }
}
