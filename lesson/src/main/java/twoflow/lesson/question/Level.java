package twoflow.lesson.question;

/** What the questions of a level teach. */
public enum Level {
  /** Finding one's way in a capture. */
  ORIENTATION(
      "Find your way",
      "finds connections, ports and frames in a capture",
      "can open a file in Wireshark, and knows what an IP address and a port are",
      10),
  /** How a connection begins and ends. */
  CONNECTION(
      "Begin and end of a connection",
      "reads SYN, SYN-ACK and FIN, and tells raw from relative sequence numbers",
      "knows that TCP sets up a connection before it carries data",
      15),
  /** From rows to bytes to segments. */
  BYTES(
      "From a message to bytes to segments",
      "finds a message in the stream of bytes, and the ACK that says that it has come",
      "can type a display filter, and knows that TCP numbers bytes",
      20),
  /** What it costs, and how long it takes. */
  FIGURES(
      "What it costs, and how long it takes",
      "computes the share of headers, gaps, round trips and throughput",
      "knows the layers IP and TCP, and computes with percent and units",
      25),
  /** What TCP does when something goes wrong. */
  BEHAVIOUR(
      "What TCP does here",
      "recognises a repetition, a closed window, a reset or a half-close, and says why it happens",
      "has done the levels before",
      20);

  private final String title;
  private final String aim;
  private final String priorKnowledge;
  private final int minutes;

  Level(String title, String aim, String priorKnowledge, int minutes) {
    this.title = title;
    this.aim = aim;
    this.priorKnowledge = priorKnowledge;
    this.minutes = minutes;
  }

  /** The level with a number, from 1. */
  public static Level of(int number) {
    return values()[number - 1];
  }

  /** Its number, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** Its heading on the worksheet. */
  public String title() {
    return title;
  }

  /** What a student can do afterwards: goes on after "the student". */
  public String aim() {
    return aim;
  }

  /** What a student must know or be able to do before: goes on after "the student". */
  public String priorKnowledge() {
    return priorKnowledge;
  }

  /** How many minutes a student needs for its questions. */
  public int minutes() {
    return minutes;
  }
}
