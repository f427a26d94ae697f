package twoflow.relay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import twoflow.core.run.WrongUseException;

/**
 * A flow and the port that the relay listens on for it.
 *
 * @param name letters, digits, {@code _} and {@code -}
 * @param port 0 picks one
 */
record FlowPort(String name, int port) {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,32})=(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  /**
   * Refuses flows that share a name or a port.
   *
   * @throws WrongUseException when two of them do
   */
  static void requireDistinct(List<FlowPort> flows) {
    Set<String> names = new HashSet<>();
    Set<Integer> ports = new HashSet<>();
    for (FlowPort flow : flows) {
      if (!names.add(flow.name) || flow.port != 0 && !ports.add(flow.port)) {
        throw new WrongUseException(
            "--flow " + flow.name + "=" + flow.port + ": the name or the port is given twice");
      }
    }
  }

  /** Reads {@code NAME=PORT}. */
  static final class Converter implements ITypeConverter<FlowPort> {

    @Override
    public FlowPort convert(String value) {
      Matcher form = FORM.matcher(value);
      if (!form.matches() || Integer.parseInt(form.group(2)) > MAX_PORT) {
        throw new TypeConversionException(
            "'" + value + "' is not NAME=PORT, such as CHAT=9001 (port 0 picks one)");
      }
      return new FlowPort(form.group(1), Integer.parseInt(form.group(2)));
    }
  }
}
