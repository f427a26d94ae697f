package twoflow.core.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Names a host's clock, so that a report knows which times it may compare. Programs with one kernel
 * have one clock, in whichever containers they are. The name tells nothing else of the host.
 *
 * @param text 8 hexadecimal digits
 */
public record ClockName(String text) {

  /** Linux makes a random UUID each time it starts; containers see that of their kernel. */
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");
  private static final int CRC_POLYNOMIAL = 0x04C11DB7;

  /** A name that was read from a file. */
  public ClockName {
    if (!isName(text)) {
      throw new IllegalArgumentException("not the name of a clock: " + text);
    }
  }

  /** Whether a text can be a name. */
  public static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }

  /** The clock of this host; empty when nothing tells one host from another. */
  public static Optional<ClockName> ofThisHost() {
    return ofHost(BOOT_ID, ClockName::hostName);
  }

  /**
   * Names a host by the boot ID of its kernel, else by the name that the host has.
   *
   * @param bootId the file with the boot ID; on Linux it is there
   */
  static Optional<ClockName> ofHost(Path bootId, Supplier<Optional<String>> hostName) {
    try {
      return Optional.of(of(Files.readAllBytes(bootId)));
    } catch (IOException e) {
      return hostName.get().map(name -> of(name.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The CRC that {@code cksum} prints (POSIX), as capture.sh names the clock of its host. */
  static ClockName of(byte[] host) {
    int crc = 0;
    for (byte next : host) {
      crc = shifted(crc, next);
    }
    for (int length = host.length; length != 0; length >>>= Byte.SIZE) {
      crc = shifted(crc, length);
    }
    return new ClockName(HexFormat.of().toHexDigits(~crc));
  }

  private static int shifted(int before, int next) {
    int crc = before ^ next << Integer.SIZE - Byte.SIZE;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      crc = crc << 1 ^ (crc < 0 ? CRC_POLYNOMIAL : 0);
    }
    return crc;
  }

  /** Java's own way to the host's name may ask the network. */
  private static Optional<String> hostName() {
    String ofWindows = System.getenv("COMPUTERNAME");
    if (ofWindows != null) {
      return Optional.of(ofWindows);
    }
    try {
      Process hostname =
          new ProcessBuilder("hostname").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      hostname.getOutputStream().close();
      byte[] printed = hostname.getInputStream().readAllBytes();
      return Optional.of(new String(printed, StandardCharsets.UTF_8).strip())
          .filter(name -> !name.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
