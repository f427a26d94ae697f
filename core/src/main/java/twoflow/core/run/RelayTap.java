package twoflow.core.run;

/** How a capture shows that the relay's tap wrote it. */
public final class RelayTap {

  /**
   * The name of its interface. It also survives in a copy of the file that another program makes.
   */
  public static final String INTERFACE_NAME = "relay-tap";

  private RelayTap() {}
}
