package twoflow.core.scenario;

import java.util.List;
import java.util.Map;
import twoflow.core.row.Flow;

/** Checks that the options of both clients go together. */
final class OptionRules {

  private static final List<String> ENDS =
      List.of(SendOptions.HALF_CLOSE_AFTER, SendOptions.CLOSE_AT, SendOptions.CLOSE_UNREAD_AT);

  private final Fields programs;
  private final Map<Flow, SendOptions> options;

  /**
   * @param programs where the options are read from
   * @param options those of the client that sends a flow
   */
  OptionRules(Fields programs, Map<Flow, SendOptions> options) {
    this.programs = programs;
    this.options = options;
  }

  void check() throws ScenarioException {
    for (Flow flow : Flow.values()) {
      checkEnds(flow);
      checkReplies(flow);
    }
    checkCall();
  }

  /** A call has no chunks of text and no replies; without one, there is no voice. */
  private void checkCall() throws ScenarioException {
    if (options.get(Flow.VOIP).call().isEmpty()) {
      for (String option : List.of(SendOptions.VOICE, SendOptions.FRAME)) {
        if (has(Flow.VOIP, option)) {
          throw fault(Flow.VOIP, option, "it needs codec: pcmu or pcma");
        }
      }
      return;
    }
    for (String option : List.of(SendOptions.CHUNK_BYTES, SendOptions.CHUNK_INTERVAL)) {
      if (has(Flow.VOIP, option)) {
        throw fault(Flow.VOIP, option, "it has no meaning with codec: a packet is a chunk");
      }
    }
    if (options.get(Flow.CHAT).has(SendOptions.ECHO)) {
      String contradicts = "it contradicts codec in client-voip: a call is no exchange of rows";
      throw fault(Flow.CHAT, SendOptions.ECHO, contradicts);
    }
  }

  /** A flow has one end. */
  private void checkEnds(Flow flow) throws ScenarioException {
    boolean reset = has(flow, SendOptions.RESET_AT);
    boolean unread = has(flow.other(), SendOptions.CLOSE_UNREAD_AT);
    boolean closed = has(flow.other(), SendOptions.CLOSE_AT);
    if ((reset || unread) && closed || reset && unread) {
      String earlier = reset ? SendOptions.RESET_AT : SendOptions.CLOSE_UNREAD_AT;
      String later = closed ? SendOptions.CLOSE_AT : SendOptions.CLOSE_UNREAD_AT;
      throw fault(flow.other(), later, flow + " has an end by " + earlier + " already");
    }
  }

  /** Who waits for replies waits for ever if nobody replies. */
  private void checkReplies(Flow flow) throws ScenarioException {
    boolean echoes = options.get(flow).has(SendOptions.ECHO);
    if (options.get(flow).has(SendOptions.AWAIT_REPLY)
        && !options.get(flow.other()).has(SendOptions.ECHO)) {
      String needed = "it needs echo: true in " + client(flow.other());
      throw fault(flow, SendOptions.AWAIT_REPLY, needed);
    }
    for (String end : ENDS) {
      if (echoes && has(flow, end)) {
        throw fault(flow, end, "it contradicts echo: true");
      }
    }
  }

  private boolean has(Flow flow, String option) {
    return options.get(flow).values().containsKey(option);
  }

  private ScenarioException fault(Flow flow, String option, String what) throws ScenarioException {
    Fields fields = programs.fields(client(flow));
    return fields.fault(fields.line(option), option + ": " + what);
  }

  private static String client(Flow flow) {
    return "client-" + NamedWrites.word(flow);
  }
}
