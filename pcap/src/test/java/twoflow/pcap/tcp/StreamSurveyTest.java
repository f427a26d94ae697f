package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the two directions of a connection begin, whatever else the capture holds. */
class StreamSurveyTest {

  private static final int SYN = TcpSegment.SYN;
  private static final int ACK = TcpSegment.ACK;
  private static final int FIN = TcpSegment.FIN;
  private static final int RST = TcpSegment.RST;
  private static final int FAR = 1_500_000_000;

  private final Endpoint client = new Endpoint(false, 0, 0x7F00000BL, 40_001);
  private final Endpoint relay = new Endpoint(false, 0, 0x7F000001L, 9001);
  private final StreamTable table = new StreamTable();
  private final StreamSurvey survey = new StreamSurvey();
  private long frame;

  @Test
  void shouldCountFromTheSyns() {
    toRelay(99, 0, SYN, 0).toClient(499, 100, SYN | ACK, 0).toRelay(100, 500, ACK, 5);
    shouldBegin(client, 99, true);
    shouldBegin(relay, 499, true);
  }

  @Test
  void shouldTakeTheSynAckThatTheClientAcknowledges() {
    for (int right : new int[] {500, FAR, -FAR, 7}) {
      StreamSurveyTest secondCounts = new StreamSurveyTest();
      secondCounts.toRelay(99, 0, SYN, 0).toClient(1000, 100, SYN | ACK, 0);
      secondCounts.toClient(right, 100, SYN | ACK, 0).toRelay(100, right + 1, ACK, 0);
      secondCounts.toClient(right + 1, 100, ACK, 10).shouldBegin(secondCounts.relay, right, true);
      StreamSurveyTest firstCounts = new StreamSurveyTest();
      firstCounts.toRelay(99, 0, SYN, 0).toClient(right, 100, SYN | ACK, 0);
      firstCounts.toClient(1000, 100, SYN | ACK, 0).toRelay(100, right + 1, ACK, 0);
      firstCounts.toClient(right + 1, 100, ACK, 10).shouldBegin(firstCounts.relay, right, true);
    }
  }

  @Test
  void shouldPassOverAnOldSynAckThatTheClientResets() {
    toRelay(99, 0, SYN, 0).toClient(7, 4_000, SYN | ACK, 0).toRelay(4_000, 0, RST, 0);
    toClient(1000, 100, SYN | ACK, 0).toClient(1001, 100, ACK, 10);
    shouldBegin(relay, 1000, true);
    shouldBegin(client, 99, true);
  }

  @Test
  void shouldTakeTheSynAckWithTheFirstByteBehindItWhenNoneIsAcknowledged() {
    toRelay(99, 0, SYN, 0).toClient(7, 100, SYN | ACK, 0).toClient(1000, 100, SYN | ACK, 0);
    toClient(1001, 100, ACK, 10);
    shouldBegin(relay, 1000, true);
  }

  @Test
  void shouldNotCountFromARst() {
    toRelay(99, 0, SYN, 0).toClient(0, 100, RST | ACK, 0).toClient(1000, 100, SYN | ACK, 0);
    toRelay(100, 1001, ACK, 0);
    shouldBegin(relay, 1000, true);
  }

  @Test
  void shouldFindTheSynAckBehindItsData() {
    toRelay(99, 0, SYN, 0).toClient(1001, 100, ACK, 10).toClient(1000, 100, SYN | ACK, 0);
    shouldBegin(relay, 1000, true);
    StreamSurveyTest synLost = new StreamSurveyTest();
    synLost.toRelay(100, 1001, ACK, 10).toClient(1000, 100, SYN | ACK, 0);
    synLost.shouldBegin(synLost.client, 99, true);
  }

  @Test
  void shouldKnowBothSidesOfASimultaneousOpen() {
    toRelay(99, 0, SYN, 0).toClient(499, 0, SYN, 0);
    toRelay(99, 500, SYN | ACK, 0).toClient(499, 100, SYN | ACK, 0);
    toClient(500, 100, ACK, 3).toRelay(100, 503, ACK, 4);
    shouldBegin(client, 99, true);
    shouldBegin(relay, 499, true);
  }

  @Test
  void shouldCountFromTheSynWhatItCarries() {
    toRelay(99, 0, SYN, 20).toClient(499, 120, SYN | ACK, 0).toRelay(120, 500, ACK, 5);
    shouldBegin(client, 99, true);
    shouldBegin(relay, 499, true);
  }

  @Test
  void shouldSayThatACaptureLacksTheBytesBehindTheSyn() {
    toRelay(99, 0, SYN, 0).toClient(499, 100, SYN | ACK, 0);
    toRelay(300_000_100, 500, ACK, 10).toRelay(300_000_110, 500, ACK, 10);
    shouldBegin(client, 99, true);
    assertEquals(List.of(3L), start(client).jumpFrames());
  }

  @Test
  void shouldBeginInMidStreamWithTheLowestByte() {
    toRelay(9, 1100, ACK, 0).toClient(1050, 9, ACK, 50).toClient(1000, 9, ACK, 50);
    toClient(1100, 9, ACK, 50);
    shouldBegin(relay, 999, false);
    shouldBegin(client, 8, false);
  }

  @Test
  void shouldBeginInMidStreamWithWhatIsAcknowledgedWhenNoByteIsSeen() {
    toRelay(1000, 2000, ACK, 0);
    shouldBegin(relay, 1999, false);
    shouldBegin(client, 999, false);
  }

  @Test
  void shouldNotTakeAKeepAliveForTheLowestByte() {
    toRelay(999, 2000, ACK, 0).toClient(2000, 1000, ACK, 0).toRelay(1000, 2000, ACK, 10);
    shouldBegin(client, 999, false);
  }

  @Test
  void shouldCountTheGapBehindAnEmptySegment() {
    toRelay(1000, 2000, ACK, 0).toRelay(1500, 2000, ACK, 10);
    shouldBegin(client, 999, false);
  }

  @Test
  void shouldPassOverNumbersFarOff() {
    connected().toRelay(100, 500, ACK, 10).toRelay(100 + FAR, 500, ACK, 10);
    toRelay((int) 2_900_000_100L, 500, RST, 0).toRelay(110, 500, ACK, 10);
    assertEquals(List.of(), start(client).jumpFrames());
    shouldBegin(client, 99, true);
  }

  @Test
  void shouldPassOverAnOldConnectionsSegmentsAndRepetitions() {
    connected().toRelay(100, 500, ACK, 10);
    toRelay(100 + FAR, 900, ACK, 10).toRelay(110 + FAR, 900, ACK, 10).toRelay(110, 500, ACK, 0);
    toRelay(100 + FAR, 900, ACK, 10).toRelay(100 + FAR, 900, ACK, 10);
    assertEquals(List.of(), start(client).jumpFrames());
  }

  @Test
  void shouldGoOnAfterALongGapThatTheOtherSideAcknowledges() {
    connected().toRelay(100, 500, ACK, 10).toRelay(100 + FAR, 500, ACK, 10);
    toClient(500, 110 + FAR, ACK, 0);
    assertEquals(List.of(5L), start(client).jumpFrames());
  }

  @Test
  void shouldGoOnAfterALongGapThatIsAcknowledgedFirst() {
    connected().toRelay(100, 500, ACK, 10).toClient(500, 100 + FAR, ACK, 0);
    toRelay(100 + FAR, 500, ACK, 10);
    assertEquals(List.of(5L), start(client).jumpFrames());
  }

  @Test
  void shouldGoOnAfterALongGapWithBytesThatFollowEachOther() {
    connected().toRelay(100, 500, ACK, 10);
    toRelay(100 + FAR, 500, ACK, 10).toRelay(110 + FAR, 500, FIN | ACK, 0);
    assertEquals(List.of(5L), start(client).jumpFrames());
  }

  @Test
  void shouldBeginWhereBothSidesAreWhenTheFirstSegmentIsOfSomethingElse() {
    toRelay(7, 1, ACK, 10).toRelay(FAR, 2000, ACK, 10).toClient(2000, FAR + 10, ACK, 0);
    toRelay(FAR + 10, 2000, ACK, 10);
    shouldBegin(client, FAR - 1, false);
  }

  @Test
  void shouldBeginAtTheSynWhenAnOldConnectionsSegmentsComeBefore() {
    toRelay(99, 0, SYN, 0).toRelay(FAR, 900, ACK, 10).toRelay(FAR + 10, 900, ACK, 10);
    toClient(499, 100, SYN | ACK, 0).toRelay(100, 500, ACK, 10).toClient(500, 110, ACK, 0);
    shouldBegin(client, 99, true);
    shouldBegin(relay, 499, true);
    assertEquals(List.of(), start(client).jumpFrames());
  }

  private StreamSurveyTest connected() {
    return toRelay(99, 0, SYN, 0).toClient(499, 100, SYN | ACK, 0).toRelay(100, 500, ACK, 0);
  }

  private StreamSurveyTest toRelay(int seq, int ack, int flags, int bytes) {
    return send(
        new TcpSegment(client, relay, seq, ack, flags, 512, SynOptions.NONE, 40, 0, bytes, bytes));
  }

  private StreamSurveyTest toClient(int seq, int ack, int flags, int bytes) {
    return send(
        new TcpSegment(relay, client, seq, ack, flags, 512, SynOptions.NONE, 40, 0, bytes, bytes));
  }

  private StreamSurveyTest send(TcpSegment segment) {
    survey.accept(++frame, table.of(segment), segment);
    return this;
  }

  private StreamStart start(Endpoint sender) {
    return survey.start(0, sender);
  }

  private void shouldBegin(Endpoint sender, int base, boolean certain) {
    assertEquals(base, start(sender).base());
    if (certain) {
      assertTrue(start(sender).certain());
    } else {
      assertFalse(start(sender).certain());
    }
  }
}
