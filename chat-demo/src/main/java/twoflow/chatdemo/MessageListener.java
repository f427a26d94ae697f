package twoflow.chatdemo;

import java.io.IOException;
import twoflow.core.payload.ReceivedRow;

/** What a {@link MessageReader} reports of its connection, on its thread. */
interface MessageListener {

  /** Bytes have come; they are taken for messages once this returns. */
  void awaitTurn() throws InterruptedException;

  /** A message is complete. */
  void message(ReceivedRow message);

  /** The other side has half-closed; nothing follows. */
  void ended();

  /** The connection is broken or was closed by this side; nothing follows. */
  void failed(IOException cause);
}
