package twoflow.pcap.tcp;

import java.io.IOException;

/** Takes one direction's bytes in the order of the stream, each once. */
public interface ByteSink {

  /** The next bytes. */
  void bytes(byte[] buffer, int from, int length) throws IOException;

  /** The next bytes are not in the capture. */
  void gap(long lengthBytes) throws IOException;
}
