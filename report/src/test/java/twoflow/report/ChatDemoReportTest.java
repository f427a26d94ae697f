package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunFiles;
import twoflow.testsupport.handmade.HandmadeDemo;

/** The report on the introductory demo: no relay, no rows of a CSV file. */
class ChatDemoReportTest {

  @TempDir private Path folder;

  @Test
  void shouldSayWhichFramesCarriedWhichMessageToWhom() throws IOException {
    new HandmadeDemo(folder, 11, 12, 13).say(12, "Ben: <b>hi</b> & {{title}}").write();
    assertTrue(report());
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("<h2 id=\"verdict-title\">The capture is complete</h2>"), page);
    // Time, sender, text, frame, receivers with their frames, filter.
    assertTrue(
        page.contains(
            "<tr><th scope=\"row\">0.009000</th><td class=\"found\">Client12</td>"
                + "<td class=\"found\">Ben: &lt;b&gt;hi&lt;/b&gt; &amp; {{title}}</td>"
                + "<td class=\"found\">10</td>"
                + "<td class=\"found\">Client11 11; Client13 12</td>"
                + "<td class=\"found\">frame.number in {10..12}</td></tr>"),
        page);
    assertFalse(page.substring(page.indexOf("<body>")).contains("relay"), "there is no relay");
    assertFalse(Files.exists(folder.resolve("links.csv")));
    assertTrue(Files.readString(folder.resolve("verdict.json")).contains("\"complete\" : true"));
  }

  @Test
  void shouldCommentOnMessagesAndBroadcastsInTheCapture() throws IOException {
    new HandmadeDemo(folder, 11, 12).say(12, "Ben: hi").write();
    report();
    byte[] bytes = Files.readAllBytes(folder.resolve("chat-demo.annotated.pcapng"));
    String annotated = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String comment :
        List.of(
            "Handshake 1 of 3: the client opens a DEMO connection",
            "Handshake 2 of 3: the server accepts the DEMO connection",
            "DEMO message 1 : client -> server, bytes 1..8 of the stream;"
                + " log event: chat-demo-client-Client12 sent seq=1..8",
            "DEMO broadcast 1 : server -> client, bytes 1..26 of the stream;"
                + " log event: chat-demo-server sent seq=1..26",
            "Close: the server has sent its last byte on this DEMO connection (FIN)")) {
      assertTrue(annotated.contains(comment), comment);
    }
    assertFalse(annotated.contains("relay"), "there is no relay");
  }

  @Test
  void shouldShowAFaultOnThePage() throws IOException {
    HandmadeDemo demo = new HandmadeDemo(folder, 11, 12).say(11, "Ada: hi");
    demo.message(11, "Ada: lost\n").write();
    assertFalse(report());
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("The capture is not complete"), page);
    assertTrue(page.contains("tcp.stream 1 received 1 broadcasts of the others' 2 messages"), page);
    assertTrue(page.contains("<td class=\"found\">nobody</td>"), page);
  }

  /** A folder of the lab that has the run's name, such as the sources of chat-demo, is no run. */
  @Test
  void shouldKnowARunsFolderByItsFiles() throws IOException {
    assertFalse(RunFiles.isRun(Files.createDirectory(folder.resolve("src"))));
    new HandmadeDemo(folder, 11).write();
    assertTrue(RunFiles.isRun(folder));
  }

  private boolean report() throws IOException {
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return WrittenReport.of(RunFiles.find(folder, null), Map.of(), out).complete();
  }
}
