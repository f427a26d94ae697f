package twoflow.core.scenario;

import java.util.Arrays;
import twoflow.call.voice.Tones;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.NumberedRow;

/**
 * Rows that are spoken as tones: how many packets that takes is known before. A packet is
 * recognised by what stands before its voice: no other one has its sequence number and its
 * timestamp.
 */
final class CallPlan implements FlowPlan {

  private final CallFormat format;
  private final byte[] anyVoice;
  private long packets;

  CallPlan(CallFormat format) {
    this.format = format;
    this.anyVoice = new byte[format.packetSamples()];
  }

  @Override
  public RowPlan next(NumberedRow row) {
    CallRow next = new CallRow(packets, format.packets(Tones.samples(row.row().message())));
    packets += next.count();
    return next;
  }

  @Override
  public boolean repeatsBytes() {
    return false;
  }

  private final class CallRow implements RowPlan {

    private final long first;
    private final int count;

    CallRow(long first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public int bytes(int write) {
      return CallFormat.HEADER_BYTES + format.packetSamples();
    }

    @Override
    public WritePattern pattern(int write, RowTimes times) {
      long start = times.startNs() / CallPace.SAMPLE_NS;
      byte[] packet =
          format.write(first + write, write * format.packetSamples(), start, anyVoice, 0);
      return WritePattern.of(Arrays.copyOf(packet, CallFormat.HEADER_BYTES));
    }
  }
}
