package twoflow.client;

import java.util.OptionalLong;

/**
 * What a sender does otherwise than its pace says.
 *
 * @param resetAt the row instead of which the connection ends by RST
 * @param awaitsReplies whether a row waits for the partner's reply to the one before
 */
public record SendingRules(OptionalLong resetAt, boolean awaitsReplies) {

  /** The pace alone counts. */
  public static final SendingRules NONE = new SendingRules(OptionalLong.empty(), false);
}
