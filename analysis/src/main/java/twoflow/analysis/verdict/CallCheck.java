package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.StreamDirection;
import twoflow.call.rtp.RtpHeader;

/** Whether the packets of a call follow from each other: none is left out, none came twice. */
final class CallCheck {

  private CallCheck() {}

  /** Whether the rows of a flow are spoken. */
  static boolean isCall(OneWayFlow oneWay) {
    return oneWay.legs().stream().anyMatch(leg -> leg.call().isPresent());
  }

  static void check(CheckList checks, OneWayFlow oneWay) {
    List<String> found = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (StreamDirection leg : oneWay.legs()) {
      Optional<CallStream> call = leg.call();
      if (call.isPresent()) {
        String name = CheckText.of(leg.leg());
        found.add(name + " " + call.get().packets().size() + " packets" + source(call.get()));
        call.get().fault().ifPresent(fault -> faults.add(name + " " + fault));
        if (call.get().others() > 0) {
          faults.add(name + " " + call.get().others() + " packets that are no RTP");
        }
      }
    }
    if (!found.isEmpty()) {
      checks.check(
          CheckKind.RTP,
          CheckText.name(oneWay),
          faults.isEmpty(),
          faults.isEmpty() ? String.join(", ", found) : CheckText.some(faults),
          "the sender left packets out, or packets are missing in the capture");
    }
  }

  private static String source(CallStream call) {
    Optional<RtpHeader> first = call.first();
    return first
        .map(header ->
            " (payload type %d, SSRC 0x%08x)".formatted(header.payloadType(), header.ssrc()))
        .orElse("");
  }
}
