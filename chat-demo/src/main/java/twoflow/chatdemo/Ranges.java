package twoflow.chatdemo;

import twoflow.core.run.WrongUseException;

/** Checks of option values that parsing does not make. */
final class Ranges {

  private static final int MAX_PORT = 65_535;

  private Ranges() {}

  /**
   * Checks {@code --clients}.
   *
   * @throws WrongUseException when there would be no member
   */
  static void checkClients(int clients) {
    if (clients < 1) {
      throw new WrongUseException("--clients: 1 or more is needed, not " + clients);
    }
  }

  /**
   * Checks {@code --port}.
   *
   * @param min 0 where the system may pick one
   * @throws WrongUseException when it is no port
   */
  static void checkPort(int port, int min) {
    if (port < min || port > MAX_PORT) {
      throw new WrongUseException("--port: a port is " + min + " to " + MAX_PORT + ", not " + port);
    }
  }
}
