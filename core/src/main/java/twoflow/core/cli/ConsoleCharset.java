package twoflow.core.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * In which encoding a program talks to a person: in UTF-8, whatever the locale says, but for a
 * console of Windows, which shows letters of its own code page alone.
 *
 * @param system the system's properties
 */
public record ConsoleCharset(Properties system) {

  /** Of this process. */
  public static ConsoleCharset ofThisProcess() {
    return new ConsoleCharset(System.getProperties());
  }

  /** What the standard output is written in. */
  public Charset ofOutput() {
    return of("stdout.encoding");
  }

  /** What the error output is written in. */
  public Charset ofErrors() {
    return of("stderr.encoding");
  }

  /** What a person types in: Java before 25 only says it of the output to the same console. */
  public Charset ofInput() {
    return system.containsKey("stdin.encoding") ? of("stdin.encoding") : ofOutput();
  }

  /**
   * Java names a console's code page there, and for a file or a pipe the code page of the system,
   * which is another one: in a console 437 or 850, else 1252.
   */
  private Charset of(String property) {
    String encoding = system.getProperty(property, "");
    boolean console =
        system.getProperty("os.name", "").startsWith("Windows")
            && !encoding.isEmpty()
            && !encoding.equals(system.getProperty("native.encoding"))
            && Charset.isSupported(encoding);
    return console ? Charset.forName(encoding) : StandardCharsets.UTF_8;
  }
}
