package twoflow.core.pacing;

/** What the clients do when no option says otherwise, as a user would write it. */
public final class PaceDefaults {

  /** From one chat row to the next. */
  public static final String CHAT_INTERVAL = "300ms";

  /** The length of a VoIP chunk. */
  public static final String CHUNK_BYTES = "10";

  /** From one VoIP chunk to the next. */
  public static final String CHUNK_INTERVAL = "50ms";

  /** From a VoIP row's newline to the next row. */
  public static final String ROW_GAP = "100ms";

  /** How much voice is in a packet of a call. */
  public static final String FRAME = "20ms";

  private PaceDefaults() {}
}
