package twoflow.core.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.Map;
import twoflow.core.run.StartSignal;

/**
 * The program that has started this one, which speaks to it through the standard input: not every
 * system has signals. Environment variables say what it will do.
 */
final class Starter {

  /** The end of the input means that this program is to end, as by SIGTERM. */
  private static final String STOP_AT_EOF = "TWOFLOW_STOP_AT_EOF";

  /** The first line means that this program may begin. */
  private static final String START_AT_LINE = "TWOFLOW_START_AT_LINE";

  private final boolean speaks;
  private final boolean startsAtLine;
  private Thread reader;

  /** As the environment says; a person's terminal is not read. */
  Starter(Map<String, String> environment) {
    startsAtLine = environment.containsKey(START_AT_LINE);
    speaks = startsAtLine || environment.containsKey(STOP_AT_EOF);
  }

  /**
   * Follows what it says, on a thread of its own.
   *
   * @param start is held if the word is to come
   * @param end what to do when the starter has ended, or wants this program to end
   */
  void follow(StartSignal start, Runnable end) {
    if (startsAtLine) {
      start.hold();
    }
    if (speaks) {
      reader = Thread.ofPlatform().daemon().name("starter").start(() -> read(start, end));
    }
  }

  /**
   * Follows it no more: a JVM that ends waits 300 ms for a thread in a read. On Windows it has to,
   * because nothing there ends the read of a pipe.
   */
  void leave() {
    boolean unix = System.getProperty("path.separator").equals(":");
    if (reader != null && unix) {
      reader.interrupt();
    }
  }

  @SuppressWarnings("resource") // the standard input stays open
  private static void read(StartSignal start, Runnable end) {
    FileChannel input = new FileInputStream(FileDescriptor.in).getChannel();
    ByteBuffer next = ByteBuffer.allocate(1);
    try {
      while (input.read(next.clear()) >= 0) {
        if (next.get(0) == '\n') {
          start.give();
        }
      }
    } catch (ClosedByInterruptException e) {
      return;
    } catch (IOException e) {
      // Whoever gives the input has ended, too.
    }
    end.run();
  }
}
