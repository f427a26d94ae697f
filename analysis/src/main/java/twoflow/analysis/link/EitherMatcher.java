package twoflow.analysis.link;

import java.io.IOException;
import java.util.Optional;
import twoflow.call.rtp.RtpFraming;

/**
 * Rows that are text or spoken: the stream's first byte shows it, unless it is known before. A
 * stream without its first byte counts as text.
 */
final class EitherMatcher implements StreamMatcher {

  private final StreamMatcher text;
  private final StreamMatcher call;
  private StreamMatcher matcher;
  private boolean certain;

  /**
   * @param isCall whether a call is known to be expected
   */
  EitherMatcher(StreamMatcher text, StreamMatcher call, boolean isCall) {
    this.text = text;
    this.call = call;
    this.matcher = isCall ? call : text;
    this.certain = isCall;
  }

  @Override
  public void bytes(byte[] buffer, int from, int length) throws IOException {
    if (!certain && length > 0) {
      certain = true;
      matcher = RtpFraming.begins(buffer[from]) ? call : text;
    }
    matcher.bytes(buffer, from, length);
  }

  @Override
  public void gap(long lengthBytes) throws IOException {
    certain = true;
    matcher.gap(lengthBytes);
  }

  @Override
  public void startInMidStream() {
    certain = true;
    matcher.startInMidStream();
  }

  @Override
  public void at(long frame, long timeNs) {
    call.at(frame, timeNs);
  }

  @Override
  public void finish() throws IOException {
    matcher.finish();
    close();
  }

  @Override
  public void close() throws IOException {
    text.close();
    call.close();
  }

  @Override
  public Optional<Difference> firstDifference() {
    return matcher.firstDifference();
  }

  @Override
  public boolean unterminated() {
    return matcher.unterminated();
  }

  @Override
  public Optional<CallStream> call() {
    return matcher.call();
  }
}
