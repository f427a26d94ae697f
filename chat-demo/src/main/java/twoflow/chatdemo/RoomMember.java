package twoflow.chatdemo;

/** A member as the {@link Room} knows it. No method waits for the network. */
interface RoomMember {

  /** Who it is, for log lines: the address, and the name once it is known. */
  String label();

  /** The port that its messages are broadcast under. */
  int port();

  /**
   * Gives it a broadcast to be written.
   *
   * @return false when its outbox is full
   */
  boolean offer(byte[] broadcast);

  /** Tells it why the room does not take it, then ends the connection by FIN. */
  void refuse(String reason);

  /** Ends the connection by FIN once all that was offered has been written. */
  void finish();

  /** Ends the connection by FIN at once. */
  void leave();

  /** Ends the connection by RST at once. */
  void reset();
}
