package twoflow.launcher;

/**
 * Where the kernel keeps packets until tcpdump has read them. On loopback, each takes 128 KiB of
 * the memory for it, however small it is.
 *
 * @param kib its size as tcpdump takes it; the memory is twice that
 */
record CaptureBuffer(int kib) {

  /** For bursts of thousands of packets. */
  static final CaptureBuffer LARGE = new CaptureBuffer(65_536);

  /** For rows at their usual pace, some 50 packets a second, when many runs go on at once. */
  static final CaptureBuffer SMALL = new CaptureBuffer(12_288);
}
