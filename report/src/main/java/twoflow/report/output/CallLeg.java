package twoflow.report.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.RowStatus;
import twoflow.analysis.link.StreamDirection;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;
import twoflow.call.wav.WavBlocks;
import twoflow.call.wav.WavFile;

/**
 * A call on one leg that was found whole: its packets carried the run's voice from the first to the
 * last sample. So what each packet carried is known without a look into the capture.
 *
 * @param connection where it went
 * @param leg which way
 * @param call its packets
 * @param voice what it said
 */
public record CallLeg(LabConnection connection, Leg leg, CallStream call, WavFile voice) {

  /** Those of a run: of each pair the first leg, then the second. */
  public static List<CallLeg> wholeOnes(RunAnalysis run) {
    List<CallLeg> legs = new ArrayList<>();
    for (OneWayFlow oneWay : run.oneWayFlows()) {
      oneWay.sender().ifPresent(sender -> add(legs, run, sender, Leg.TO_RELAY));
      oneWay.receiver().ifPresent(receiver -> add(legs, run, receiver, Leg.FROM_RELAY));
    }
    return legs;
  }

  private static void add(List<CallLeg> legs, RunAnalysis run, LabConnection connection, Leg leg) {
    StreamDirection direction = connection.direction(leg);
    Optional<WavFile> voice = run.voice();
    if (direction.call().isPresent() && voice.isPresent() && isWhole(direction, voice.get())) {
      legs.add(new CallLeg(connection, leg, direction.call().get(), voice.get()));
    }
  }

  private static boolean isWhole(StreamDirection direction, WavFile voice) {
    long equal = direction.rows().count(RowStatus.EQUAL);
    return equal == voice.cues().size() && equal == direction.rows().size();
  }

  /** Its packets in the order of the stream. */
  public PacketTable packets() {
    return call.packets();
  }

  /**
   * A packet as it went over the wire, with its length before it.
   *
   * @param said the voice
   * @param place where in it the packet's samples begin
   */
  byte[] frame(long packet, WavBlocks said, long place) throws IOException {
    RtpHeader first = call.first().orElseThrow();
    RtpHeader header =
        new RtpHeader(
            packets().chunk(packet) == 1,
            first.payloadType(),
            packets().sequenceNumber(packet),
            packets().timestamp(packet),
            first.ssrc());
    int payloadBytes = packets().payloadBytes(packet);
    return RtpFraming.frame(header, said.read(place, payloadBytes), 0, payloadBytes);
  }
}
