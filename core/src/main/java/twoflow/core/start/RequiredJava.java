package twoflow.core.start;

import java.util.Properties;

/**
 * Whether the Java that runs is recent enough. This class and the classes named {@code *Main} are
 * compiled for Java 8: an older Java than {@value #VERSION} can still load them, and they can say
 * what is missing, where it would otherwise print a stack trace.
 */
public final class RequiredJava {

  static final int VERSION = 21;

  private static final int FAILED = 1;

  private RequiredJava() {}

  /** Ends the process with exit code 1 and one line on stderr when this Java is too old. */
  public static void check(String program) {
    String complaint = complaint(program, System.getProperties());
    if (complaint != null) {
      System.err.println(complaint);
      System.exit(FAILED);
    }
  }

  /**
   * What to say of a Java.
   *
   * @param java its system properties
   * @return one line, or {@code null} when it is recent enough
   */
  static String complaint(String program, Properties java) {
    String specification = java.getProperty("java.specification.version", "");
    if (major(specification) >= VERSION) {
      return null;
    }
    return program
        + ": Java "
        + VERSION
        + " or newer is needed, this is Java "
        + java.getProperty("java.version")
        + " in "
        + java.getProperty("java.home")
        + ": start it with ./lab "
        + program
        + ", which finds a newer one, or with the bin/java of a newer JDK";
  }

  /** 8 for {@code 1.8}, 17 for {@code 17}; 0 for what is no version. */
  private static int major(String specification) {
    try {
      return Integer.parseInt(
          specification.startsWith("1.") ? specification.substring(2) : specification);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
