package twoflow.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twoflow.analysis.RunFiles;
import twoflow.core.payload.Printable;

/** Names the files of a run that the page links to; they lie beside it. */
public final class PageFiles {

  private static final String EVENTS = "events";

  private final Path folder;
  private final List<PageData.File> files = new ArrayList<>();

  private PageFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The files in a run's folder, what a reader wants first in front.
   *
   * @param annotated the name of the annotated capture
   */
  public static List<PageData.File> of(RunFiles run, String annotated) {
    PageFiles page = new PageFiles(run.folder());
    page.add(annotated, "the capture with a comment on its packets: open this one in Wireshark");
    Path capture = run.capture().toAbsolutePath().normalize();
    if (run.folder().toAbsolutePath().normalize().equals(capture.getParent())) {
      page.add(capture.getFileName().toString(), "the capture as it was made");
    }
    page.add("lesson/worksheet.html", "questions about this capture: a worksheet");
    page.add(StudentsPage.NAME, "the page for students, without answers");
    page.add("links.csv", "the frames of each row, on both legs");
    page.add("packets.csv", "each frame: its kind, row and chunk");
    run.events()
        .forEach((role, file) ->
            page.add(
                EVENTS + "/" + file.getFileName(), "the events of " + role + ": which bytes when"));
    page.add("chat_messages.csv", "the rows of the chat");
    page.add("voip_messages.csv", "the rows of the VoIP flow");
    page.add("voice.wav", "what the call says");
    page.add("heard.wav", "what its listener hears: late packets are silent");
    page.add(
        "call.pcapng", "a made-up frame for each packet of the call: for Wireshark's RTP player");
    page.add("verdict.json", "the checks, for programs");
    page.add("capture.log", "what the capture said");
    page.add("run.log", "what each program logged");
    page.add("scenario.yml", "the scenario of this run");
    return List.copyOf(page.files);
  }

  private void add(String name, String what) {
    if (Files.isRegularFile(folder.resolve(name))) {
      files.add(new PageData.File(Printable.of(name), href(name), what));
    }
  }

  /** A relative address of plain ASCII, whatever the name holds. */
  static String href(String name) {
    return Stream.of(name.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/", "./", ""));
  }
}
