package twoflow.analysis.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of the introductory demo and the broadcasts that the server made of them, matched by
 * the sender's port, which a broadcast names, and by their order.
 *
 * <pre>{@code
 * member -> server:         <name>: <text>\n
 * server -> other members:  [Broadcast <sender's port>] <name>: <text>\n
 * }</pre>
 */
public final class Broadcasts {

  private static final Pattern PREFIX = Pattern.compile("\\[Broadcast (\\d{1,5})] ");
  private static final int MAX_FAULTS = 10;

  private final List<LabConnection> members;
  private final RowTexts texts;
  private final Map<Integer, LabConnection> byPort = new HashMap<>();
  private final Map<LabConnection, List<Message>> messages = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long sent;
  private long delivered;
  private boolean allCompared = true;

  /**
   * Matches what was captured.
   *
   * @param members the connections of the members
   * @param texts the texts of the first messages and broadcasts of each
   */
  public Broadcasts(List<LabConnection> members, RowTexts texts) {
    this.members = List.copyOf(members);
    this.texts = texts;
    for (LabConnection member : members) {
      byPort.put(member.client().port(), member);
      messages.put(member, messages(member));
      sent += member.direction(Leg.TO_RELAY).rows().size();
    }
    members.forEach(this::match);
  }

  /** The first messages of all members, in the order in which the server had them whole. */
  public List<Message> messages() {
    return members.stream()
        .flatMap(member -> messages.get(member).stream())
        .sorted((a, b) -> Long.compare(a.completeNs(), b.completeNs()))
        .toList();
  }

  /** How many members there are. */
  public int members() {
    return members.size();
  }

  /** How many messages were sent. */
  public long sent() {
    return sent;
  }

  /** How many broadcasts were captured. */
  public long delivered() {
    return delivered;
  }

  /**
   * Whether every text was compared; of a long run only the first ones are, and all are counted.
   */
  public boolean allCompared() {
    return allCompared;
  }

  /** What is not as it should be: each message goes once, unchanged, in order, to every other. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private List<Message> messages(LabConnection member) {
    StreamDirection direction = member.direction(Leg.TO_RELAY);
    List<Message> list = new ArrayList<>();
    for (long row = 0; row < direction.rows().size() && texts.has(direction, row); row++) {
      list.add(new Message(member, row, texts.text(direction, row), new ArrayList<>()));
    }
    return list;
  }

  private void match(LabConnection receiver) {
    StreamDirection direction = receiver.direction(Leg.FROM_RELAY);
    RowTable rows = direction.rows();
    Map<LabConnection, Integer> next = new HashMap<>();
    long row = 0;
    for (; row < rows.size() && texts.has(direction, row); row++) {
      match(receiver, row, next);
    }
    allCompared &= row == rows.size();
    delivered += rows.size();
    long others = sent - receiver.direction(Leg.TO_RELAY).rows().size();
    if (rows.size() != others) {
      fault(
          place(receiver)
              + " received "
              + rows.size()
              + " broadcasts of the others' "
              + others
              + " messages");
    }
  }

  private void match(LabConnection receiver, long row, Map<LabConnection, Integer> next) {
    StreamDirection direction = receiver.direction(Leg.FROM_RELAY);
    String text = texts.text(direction, row);
    String what = place(receiver) + " broadcast " + (row + 1);
    Matcher prefix = PREFIX.matcher(text);
    LabConnection sender = prefix.lookingAt() ? byPort.get(Integer.valueOf(prefix.group(1))) : null;
    if (sender == null) {
      fault(what + " names no member's port");
      return;
    }
    List<Message> ofSender = messages.get(sender);
    int number = next.merge(sender, 1, Integer::sum);
    if (number > ofSender.size()) {
      allCompared &= ofSender.size() < sender.direction(Leg.TO_RELAY).rows().size();
      return;
    }
    Message message = ofSender.get(number - 1);
    if (sender == receiver) {
      fault(what + " is its own message");
    } else if (!equal(
        message, text.substring(prefix.end()), lengthBytes(direction, row) - prefix.end())) {
      fault(what + " is not message " + number + " of " + place(sender));
    } else {
      message.deliveries().add(new Delivery(receiver, row));
    }
  }

  /**
   * A long text is kept only in part, so the lengths count, too; a message may lack its newline.
   */
  private static boolean equal(Message message, String text, long broadcastBytes) {
    long missing = broadcastBytes - message.lengthBytes();
    boolean cut =
        message.text().length() > text.length() && broadcastBytes > RowTexts.MAX_TEXT_BYTES;
    return (missing == 0 || missing == 1)
        && (cut ? message.text().startsWith(text) : message.text().equals(text));
  }

  private static long lengthBytes(StreamDirection direction, long row) {
    return direction.rows().lastSeq(row) - direction.rows().firstSeq(row) + 1;
  }

  private void fault(String what) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(what);
    }
  }

  private static String place(LabConnection member) {
    return "tcp.stream " + member.tcpStream();
  }

  /**
   * A message of a member.
   *
   * @param sender who sent it
   * @param row its place in the sender's table of rows, from 0
   * @param text what it says, its name included, without newline
   * @param deliveries the broadcasts that carried it
   */
  public record Message(LabConnection sender, long row, String text, List<Delivery> deliveries) {

    /** Wireshark's numbers of its frames. */
    public List<Long> frames() {
      return rows().frames(row);
    }

    /** When its last byte was captured, epoch nanoseconds. */
    public long completeNs() {
      return rows().lastTimeNs(row);
    }

    /** Its length with its newline. */
    public long lengthBytes() {
      return Broadcasts.lengthBytes(sender.direction(Leg.TO_RELAY), row);
    }

    private RowTable rows() {
      return sender.direction(Leg.TO_RELAY).rows();
    }
  }

  /**
   * A message on its way from the server to another member.
   *
   * @param receiver who got it
   * @param row its place in the receiver's table of rows, from 0
   */
  public record Delivery(LabConnection receiver, long row) {

    /** Wireshark's numbers of its frames. */
    public List<Long> frames() {
      return rows().frames(row);
    }

    /** When its last byte was captured, epoch nanoseconds. */
    public long completeNs() {
      return rows().lastTimeNs(row);
    }

    private RowTable rows() {
      return receiver.direction(Leg.FROM_RELAY).rows();
    }
  }
}
