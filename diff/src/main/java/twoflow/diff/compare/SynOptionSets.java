package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.pcap.tcp.SynOptions;

/** What the SYNs and SYN-ACKs of a run offer, each different set of options once. */
record SynOptionSets(Set<String> texts) {

  /** Compares those of two runs. */
  static Item item(ComparedRun first, ComparedRun second, String cause) {
    SynOptionSets ours = of(first);
    SynOptionSets theirs = of(second);
    String remark =
        ours.equals(theirs) ? Item.EQUAL + ": " + ours : ours + " against " + theirs + ": " + cause;
    return new Item("sets of SYN options", ours.count(), theirs.count(), remark);
  }

  private static SynOptionSets of(ComparedRun run) {
    Set<String> texts = new TreeSet<>();
    for (LabConnection connection : run.analysis().capture().connections()) {
      for (Leg leg : Leg.values()) {
        texts.add(text(connection.direction(leg).synOptions()));
      }
    }
    return new SynOptionSets(texts);
  }

  private String count() {
    return Integer.toString(texts.size());
  }

  @Override
  public String toString() {
    return String.join(" or ", texts);
  }

  private static String text(SynOptions options) {
    List<String> words = new ArrayList<>();
    if (options.maxSegmentBytes() > 0) {
      words.add("MSS " + options.maxSegmentBytes());
    }
    if (options.windowShift() >= 0) {
      words.add("WS " + options.windowShift());
    }
    if (options.sackPermitted()) {
      words.add("SACK");
    }
    if (options.timestamps()) {
      words.add("TS");
    }
    return words.isEmpty() ? "none" : String.join(" ", words);
  }
}
