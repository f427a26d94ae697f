package twoflow.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Broadcasts;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.core.html.Html;
import twoflow.core.payload.Printable;

/**
 * Writes the report on the introductory demo as one HTML file without scripts: the verdict, the
 * members, and each message with the frames that carried it to the server and to the others.
 */
public final class ChatDemoPage {

  /** How many messages the page lists. */
  static final int MAX_MESSAGES = 1_000;

  /** How many members the page lists, and receivers of each message. */
  private static final int MAX_MEMBERS = 100;

  private static final double NS_PER_SECOND = 1e9;

  private final RunAnalysis run;
  private final Broadcasts broadcasts;
  private final Map<FlowClient, String> roles;
  private final PageResources resources = new PageResources();

  /** The page of a run. */
  public ChatDemoPage(RunAnalysis run, Broadcasts broadcasts) {
    this.run = run;
    this.broadcasts = broadcasts;
    this.roles = run.clientRoles();
  }

  /** Writes the page, UTF-8. Whatever words the run holds are shown as text. */
  public void write(OutputStream out) throws IOException {
    List<Broadcasts.Message> messages = broadcasts.messages();
    Map<String, String> parts =
        Map.of(
            "title", Html.text(run.files().run()),
            "style", resources.style(),
            "verdict", new VerdictHtml(run.verdict()).html(),
            "members", members(),
            "messages", messages(messages),
            "note", note(messages.size()));
    out.write(Html.fill(resources.chatDemoTemplate(), parts).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String members() {
    List<List<String>> lines = new ArrayList<>();
    List<LabConnection> connections = run.capture().connections();
    for (LabConnection connection : connections.stream().limit(MAX_MEMBERS).toList()) {
      Connection summary = connection.summary();
      lines.add(
          List.of(
              name(connection),
              summary.client(),
              Integer.toString(summary.tcpStream()),
              summary.handshake() ? "complete" : "not captured",
              end(summary.clientEnd()) + ", server " + end(summary.relayEnd()),
              Long.toString(connection.direction(Leg.TO_RELAY).rows().size()),
              Long.toString(connection.direction(Leg.FROM_RELAY).rows().size()),
              summary.clientBytes() + " to, " + summary.relayBytes() + " from the server"));
    }
    return Html.table(
        List.of(
            "Member",
            "Address",
            "Stream",
            "Handshake",
            "End",
            "Messages",
            "Broadcasts",
            "Payload bytes"),
        lines);
  }

  private static String end(Connection.End end) {
    return end == Connection.End.NONE ? "no end captured" : end.name();
  }

  private String messages(List<Broadcasts.Message> messages) {
    List<List<String>> lines = new ArrayList<>();
    long startNs =
        run.capture().segments().size() == 0 ? 0 : run.capture().segments().get(0).timeNs();
    for (Broadcasts.Message message : messages.stream().limit(MAX_MESSAGES).toList()) {
      List<Long> all = new ArrayList<>(message.frames());
      List<String> ways = new ArrayList<>();
      for (Broadcasts.Delivery delivery :
          message.deliveries().stream().limit(MAX_MEMBERS).toList()) {
        all.addAll(delivery.frames());
        ways.add(name(delivery.receiver()) + " " + DisplayFilter.numbers(delivery.frames()));
      }
      lines.add(
          List.of(
              String.format(Locale.ROOT, "%.6f", (message.completeNs() - startNs) / NS_PER_SECOND),
              name(message.sender()),
              Printable.of(message.text()),
              DisplayFilter.numbers(message.frames()),
              ways.isEmpty() ? "nobody" : String.join("; ", ways),
              DisplayFilter.ofFrames(all.stream().sorted().toList())));
    }
    return Html.table(
        List.of("Time", "From", "Message", "Frame", "Broadcast to, frame", "Display filter"),
        lines);
  }

  private String note(int known) {
    long more = broadcasts.sent() - Math.min(known, MAX_MESSAGES);
    return more > 0
        ? "This run is large: " + more + " more messages are left out; the verdict counts all."
        : "Paste a filter into Wireshark's display filter bar: it shows the message and its broadcasts.";
  }

  /** The member's name by its event file, else its address. */
  private String name(LabConnection member) {
    String role = roles.getOrDefault(member.flowClient(), member.clientAddress());
    return role.replaceFirst("^chat-demo-client-", "");
  }
}
