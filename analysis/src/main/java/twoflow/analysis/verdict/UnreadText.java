package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import twoflow.analysis.link.CaptureSummary;
import twoflow.pcap.tcp.Unread;

/** Says which packets of a capture carry nothing that the report can read, and why. */
final class UnreadText {

  private final CaptureSummary summary;

  UnreadText(CaptureSummary summary) {
    this.summary = summary;
  }

  /** What was found; empty when every packet could be read. */
  String found() {
    if (summary.unreadPackets() == 0) {
      return "";
    }
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<Unread, Long> entry : mostFrequentFirst()) {
      String types = entry.getKey() == Unread.LINK_TYPE ? " " + summary.unknownLinkTypes() : "";
      reasons.add(entry.getValue() + " " + entry.getKey().text() + types);
    }
    return summary.unreadPackets()
        + " of "
        + summary.packets()
        + " packets carry nothing that the report can read: "
        + CheckText.some(reasons);
  }

  /** What to do about the most frequent reason. */
  String remedy() {
    return switch (mostFrequentFirst().getFirst().getKey()) {
      case LINK_TYPE ->
          "the report reads Ethernet, raw IP, Linux cooked and loopback: capture on such an"
              + " interface";
      case CUT -> "capture whole packets: tcpdump -s 0, in Wireshark without a snap length";
      case GRE, IP_IN_IP, UDP_TUNNEL, PPPOE, MPLS, ENCRYPTED ->
          "capture where the packets are not in the tunnel: on an end's own interface";
      case FRAGMENT -> "the first fragments are missing: capture without a filter for ports";
      case BROKEN -> "the file was changed, or the link type in it is wrong";
      case NO_IP, NO_TCP -> "no TCP at all: wrong interface or capture filter?";
    };
  }

  private List<Map.Entry<Unread, Long>> mostFrequentFirst() {
    return summary.unread().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }
}
