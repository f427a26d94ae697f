package twoflow.pcap.tcp;

import java.util.List;

/**
 * Where one direction of a stream begins.
 *
 * @param base the sequence number that relative 0 stands for, as 32 bits: that of the SYN
 * @param certain whether that is the SYN; else the lowest number that was captured is relative 1
 * @param jumpFrames the frames with which the direction goes on far ahead, because the capture
 *     lacks what is between; they ascend
 */
public record StreamStart(int base, boolean certain, List<Long> jumpFrames) {

  /** Takes the frames as they are. */
  public StreamStart {
    jumpFrames = List.copyOf(jumpFrames);
  }
}
