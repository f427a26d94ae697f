package twoflow.relay.impair;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import twoflow.core.run.WrongUseException;

/**
 * What is to be done to which bytes of a flow.
 *
 * @param kind what
 * @param flow the flow's name
 * @param firstSeq stream offset of the first byte + 1
 * @param lastSeq stream offset of the last byte + 1
 * @param partBytes the length of a part
 */
public record ImpairOption(Kind kind, String flow, long firstSeq, long lastSeq, int partBytes) {

  /** How the user writes it. */
  public static final String FORM = "split|glue:FLOW:FIRST..LAST[:BYTES]";

  /** What is held is in memory. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final Pattern PATTERN =
      Pattern.compile(
          "(split|glue):([A-Za-z0-9_-]{1,32}):(\\d{1,15})\\.\\.(\\d{1,15})(?::(\\d{1,6}))?");

  /** What can be done to bytes. */
  public enum Kind {
    /** They are forwarded in parts. */
    SPLIT,
    /** They are held, and forwarded as one piece. */
    GLUE
  }

  /** How many bytes there are. */
  int bytes() {
    return (int) (lastSeq - firstSeq + 1);
  }

  /** Makes it, for one stream. */
  Impairment impairment() {
    return switch (kind) {
      case SPLIT -> new Split(partBytes);
      case GLUE -> new Glue(bytes());
    };
  }

  /**
   * Refuses what is for no flow, and ranges that overlap.
   *
   * @throws WrongUseException when there is such a one
   */
  public static void check(List<ImpairOption> options, List<String> flows) {
    for (ImpairOption option : options) {
      if (!flows.contains(option.flow)) {
        throw new WrongUseException("--impair " + option + ": there is no flow " + option.flow);
      }
    }
    for (String flow : flows) {
      List<ImpairOption> ofFlow = inOrder(options, flow);
      for (int i = 1; i < ofFlow.size(); i++) {
        if (ofFlow.get(i).firstSeq <= ofFlow.get(i - 1).lastSeq) {
          throw new WrongUseException(
              "--impair " + ofFlow.get(i) + ": its bytes overlap with " + ofFlow.get(i - 1));
        }
      }
    }
  }

  /** Those of a flow, in the order of the stream. */
  static List<ImpairOption> inOrder(List<ImpairOption> options, String flow) {
    return options.stream()
        .filter(option -> option.flow.equals(flow))
        .sorted(Comparator.comparingLong(ImpairOption::firstSeq))
        .toList();
  }

  @Override
  public String toString() {
    String word = kind == Kind.SPLIT ? "split" : "glue";
    String parts = kind == Kind.SPLIT ? ":" + partBytes : "";
    return word + ":" + flow + ":" + firstSeq + ".." + lastSeq + parts;
  }

  /** Reads {@link #FORM}. */
  public static final class Converter implements ITypeConverter<ImpairOption> {

    @Override
    public ImpairOption convert(String value) {
      Matcher m = PATTERN.matcher(value);
      if (!m.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is not " + FORM + ", such as split:VOIP:78..87:1");
      }
      Kind kind = m.group(1).equals("split") ? Kind.SPLIT : Kind.GLUE;
      long first = Long.parseLong(m.group(3));
      long last = Long.parseLong(m.group(4));
      int part = m.group(5) == null ? 1 : Integer.parseInt(m.group(5));
      if (first < 1 || last < first || last - first >= MAX_BYTES || part < 1) {
        throw new TypeConversionException(
            "'"
                + value
                + "': 1 to "
                + MAX_BYTES
                + " bytes are needed, from 1 on, in parts of 1 on");
      }
      if (kind == Kind.GLUE && m.group(5) != null) {
        throw new TypeConversionException("'" + value + "': glue has no parts");
      }
      return new ImpairOption(kind, m.group(2), first, last, part);
    }
  }
}
