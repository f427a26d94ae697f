package twoflow.pcap.file;

import java.io.IOException;

/** The file ends within a block. */
final class CutOffException extends IOException {

  private static final long serialVersionUID = 1L;

  CutOffException() {
    super("the file is cut off");
  }
}
