package twoflow.pcap.file;

import java.io.IOException;

/** A capture file holds something at some place that no reader can make sense of. */
public final class CaptureFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long positionBytes;

  /**
   * A fault.
   *
   * @param positionBytes where in the file, from 0
   * @param what what is wrong there, for the user
   */
  public CaptureFormatException(long positionBytes, String what) {
    super(what + " (at byte " + positionBytes + ")");
    this.positionBytes = positionBytes;
  }

  /**
   * A file that is no capture.
   *
   * @param what what it is, and what to do
   */
  CaptureFormatException(String what) {
    super(what);
    this.positionBytes = 0;
  }

  /** Where in the file, from 0. */
  public long positionBytes() {
    return positionBytes;
  }
}
