package twoflow.lesson.catalog;

import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;

/**
 * The mistakes that several questions know, by the names under which a teacher meets them again.
 */
final class NamedMistakes {

  /** Ethernet's header; Linux gives its loopback one, too. */
  private static final int ETHERNET_HEADER_BYTES = 14;

  private NamedMistakes() {}

  static Mistake relativeNumber(long value) {
    return new Mistake(
        "relative-number",
        value,
        "that is the relative number: the packet details show the raw one, too");
  }

  static Mistake rawNumber(long value) {
    return new Mistake(
        "raw-number",
        value,
        "that is the raw number: the relative one counts from the beginning of the connection");
  }

  static Mistake countedFromZero(long value) {
    return new Mistake(
        "counted-from-0",
        value,
        "the SYN takes number 0, so the first byte of the stream has number 1");
  }

  static Mistake notTheNextByte(long value) {
    return new Mistake(
        "not-the-next-byte",
        value,
        "an ACK names the byte that is expected next, not the last one that has come");
  }

  static Mistake synNotCounted(long value) {
    return new Mistake(
        "syn-not-counted", value, "that is the initial number itself: the SYN counts as one byte");
  }

  static Mistake synCounted(long value) {
    return new Mistake("syn-counted", value, "that is the number after the SYN, not the SYN's own");
  }

  static Mistake otherSide(double value) {
    return new Mistake(
        "other-side", value, "that is the other side's: look at who has sent the frame");
  }

  static Mistake otherConnection(double value) {
    return new Mistake(
        "other-connection",
        value,
        "that is the other connection of this flow: look at which one the data comes in on");
  }

  static Mistake bothLegs(double value) {
    return new Mistake(
        "both-legs", value, "you counted on both sides of the relay, and so each byte twice");
  }

  static Mistake otherLeg(double value) {
    return new Mistake(
        "other-leg", value, "that is on the other side of the relay: look at the ports again");
  }

  static Mistake frameNumber(long value) {
    return new Mistake("frame-number", value, "that is the number of a frame");
  }

  /** The whole frame instead of its payload. */
  static Mistake frameLength(SegmentRecord segment) {
    return frameLength(frameBytes(segment));
  }

  /** Whole frames instead of their payload. */
  static Mistake frameLength(double value) {
    return new Mistake(
        "frame-length", value, "that counts the headers, too, of Ethernet, IP and TCP");
  }

  /** The IP packet instead of the payload. */
  static Mistake ipLength(SegmentRecord segment) {
    return new Mistake("ip-length", ipBytes(segment), "that counts the headers of IP and TCP, too");
  }

  static Mistake firstSegment(double value) {
    return new Mistake(
        "first-segment", value, "that is the first segment of the row: the question is the last");
  }

  static Mistake newlineForgotten(double value) {
    return new Mistake(
        "newline-forgotten", value, "the row ends with a newline, which has a segment of its own");
  }

  static Mistake repeatsCounted(double value) {
    return new Mistake("repeats-counted", value, "you counted bytes twice that TCP has sent again");
  }

  /** How long a frame is, with the header of Ethernet. */
  static long frameBytes(SegmentRecord segment) {
    return ETHERNET_HEADER_BYTES + ipBytes(segment);
  }

  /** How long the IP packet is. */
  static long ipBytes(SegmentRecord segment) {
    return (long) segment.headerBytes() + segment.payloadBytes();
  }
}
