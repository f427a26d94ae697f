package twoflow.pcap.file;

/**
 * The pcapng blocks that carry no packet, and that Wireshark shows and counts as frames
 * nevertheless, as tried with tshark 4.0: entries of a systemd journal, system calls of Sysdig, and
 * custom blocks of whatever vendor.
 */
final class FrameBlocks {

  private static final int SYSTEMD_JOURNAL_EXPORT = 9;
  private static final int SYSDIG_EVENT = 0x204;
  private static final int SYSDIG_EVENT_2 = 0x216;
  private static final int SYSDIG_EVENT_2_LARGE = 0x221;
  private static final int CUSTOM = 0x0000_0BAD;
  private static final int CUSTOM_NOT_TO_COPY = 0x4000_0BAD;

  private FrameBlocks() {}

  /** Whether blocks of a type count as frames. */
  static boolean contains(int blockType) {
    return switch (blockType) {
      case SYSTEMD_JOURNAL_EXPORT,
          SYSDIG_EVENT,
          SYSDIG_EVENT_2,
          SYSDIG_EVENT_2_LARGE,
          CUSTOM,
          CUSTOM_NOT_TO_COPY ->
          true;
      default -> false;
    };
  }
}
