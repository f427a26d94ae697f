package twoflow.core.cli;

import java.util.Optional;

/**
 * Whether the program's arguments, and the name of its folder, are what they were. Java decodes
 * them by the locale, and no option of the JVM changes that: in a locale without UTF-8 the letters
 * beyond ASCII are others, or U+FFFD, and files of such names cannot be opened.
 */
final class ArgumentEncoding {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int ASCII_MAX = 0x7F;

  private final String encoding;
  private final boolean unicode;

  /**
   * @param encoding the locale's, as Java names it
   * @param osName the system's name; the arguments of Windows are Unicode, whatever the code page
   */
  ArgumentEncoding(String encoding, String osName) {
    this.encoding = encoding;
    this.unicode = encoding.equals("UTF-8") || osName.startsWith("Windows");
  }

  /** That of this process. */
  static ArgumentEncoding ofThisProcess() {
    return new ArgumentEncoding(
        System.getProperty("sun.jnu.encoding", "UTF-8"), System.getProperty("os.name", ""));
  }

  /**
   * One line for the user about the first text that cannot be trusted; empty when all can.
   *
   * @param folder the working directory
   */
  Optional<String> fault(String folder, String... args) {
    for (String arg : args) {
      if (!unicode && arg.chars().anyMatch(c -> c > ASCII_MAX)) {
        return Optional.of("cannot read the argument '" + arg + "': " + remedy());
      }
      if (arg.indexOf(REPLACEMENT) >= 0) {
        return Optional.of(
            "cannot read the argument '"
                + arg
                + "': it is not UTF-8: set the terminal or the program that starts this one to"
                + " UTF-8");
      }
    }
    return !unicode && folder.indexOf(REPLACEMENT) >= 0
        ? Optional.of("cannot use the folder '" + folder + "': " + remedy())
        : Optional.empty();
  }

  private String remedy() {
    return "this locale's encoding is "
        + encoding
        + ", not UTF-8: start the program with LC_ALL=C.UTF-8 in its environment";
  }
}
