package twoflow.pcap.tcp;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out where one direction of a stream begins, from all its segments and all acknowledgments
 * of them. The first SYN is not always the connection's: an old duplicate may come before it, or be
 * answered by a RST. What the other side acknowledged decides.
 */
final class DirectionSurvey {

  private static final int MAX_SYNS = 16;
  private static final int MAX_JUMPS = 1_000;

  /** A number farther from its SYN than the largest window (RFC 7323, 2.3) is not of that SYN. */
  private static final long MAX_WINDOW = 1L << 30;

  private final List<Syn> syns = new ArrayList<>(1);
  private final List<Long> jumpFrames = new ArrayList<>(0);
  private Track track;
  private Track aside;
  private boolean answered;
  private int answeredIsn;
  private boolean reset;
  private int resetSeq;

  /** The sender's SYN. */
  void syn(int isn) {
    find(isn);
  }

  /** The sender's SYN-ACK. */
  void synAck(int isn, int ack) {
    find(isn).answers(ack);
  }

  /** What the other side's SYN-ACK acknowledges: the SYN. */
  void answered(int ack) {
    answeredIsn = answered ? answeredIsn : ack - 1;
    answered = true;
  }

  /**
   * A segment of the sender.
   *
   * @param length its bytes, and one for a FIN
   */
  void sent(long frame, int seq, int length) {
    if (length > 0) {
      syns.forEach(syn -> syn.followed(seq));
    }
    if (track == null) {
      track = new Track(frame, seq);
    }
    if (track.reaches(seq)) {
      if (track.sent(seq, length)) {
        aside = null;
      }
      return;
    }
    aside(frame, seq).sent(seq, length);
    adoptIfAgreed();
  }

  /** An acknowledgment by the other side. */
  void acknowledged(long frame, int ack) {
    syns.forEach(syn -> syn.acknowledged(ack));
    if (track == null) {
      track = new Track(frame, ack);
    }
    if (track.reaches(ack)) {
      if (track.acknowledged(ack)) {
        aside = null;
      }
      return;
    }
    aside(frame, ack).acknowledged(ack);
    adoptIfAgreed();
  }

  /** A RST of the sender: its number says nothing, unless there is no other. */
  void reset(int seq) {
    resetSeq = reset ? resetSeq : seq;
    reset = true;
  }

  /** What is known when all packets were seen. */
  StreamStart start(DirectionSurvey reverse) {
    if (aside != null && aside.continued()) {
      adopt();
    }
    Syn syn = Syn.choose(syns, reverse.syns);
    int first = track == null ? resetSeq : track.firstNumber();
    if (syn != null && (track == null || syn.confirmed() || follows(first, syn.isn()))) {
      return start(syn.isn(), first);
    }
    if (answered && syns.isEmpty() && (track == null || follows(first, answeredIsn))) {
      return start(answeredIsn, first);
    }
    return new StreamStart(first - 1, false, jumpFrames);
  }

  /** A beginning with a SYN; the capture may lack much behind it. */
  private StreamStart start(int isn, int first) {
    List<Long> frames = new ArrayList<>(jumpFrames);
    if (track != null && !new Progress(Integer.toUnsignedLong(isn)).reaches(first)) {
      frames.addFirst(track.firstFrame());
    }
    return new StreamStart(isn, true, frames);
  }

  /** Whether a number may be the first one after a SYN, of which the capture lacks some. */
  private static boolean follows(int number, int isn) {
    // A keep-alive before the first byte has the number of the SYN.
    return Integer.toUnsignedLong(number - isn) <= MAX_WINDOW;
  }

  private Syn find(int isn) {
    for (Syn syn : syns) {
      if (syn.isn() == isn) {
        return syn;
      }
    }
    Syn syn = new Syn(isn);
    if (syns.size() < MAX_SYNS) {
      syns.add(syn);
    }
    return syn;
  }

  /** The track beside the stream's own: numbers of something else, or behind a long gap. */
  private Track aside(long frame, int number) {
    if (aside == null || !aside.reaches(number)) {
      aside = new Track(frame, number);
    }
    return aside;
  }

  private void adoptIfAgreed() {
    if (aside.agreed()) {
      adopt();
    }
  }

  private void adopt() {
    boolean believed = track.agreed() || track.continued() || beginsAtSyn(track);
    if (!believed || beginsAtSyn(aside)) {
      track = aside;
      jumpFrames.clear();
    } else if (jumpFrames.size() < MAX_JUMPS) {
      jumpFrames.add(aside.firstFrame());
      track.jumpTo(aside);
    }
    aside = null;
  }

  private boolean beginsAtSyn(Track numbers) {
    int first = numbers.firstNumber();
    return syns.stream().anyMatch(syn -> syn.isn() + 1 == first)
        || answered && answeredIsn + 1 == first;
  }
}
