package twoflow.report.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.RowLinks;

/** Writes {@code links.csv}: one line per row and leg. */
public final class LinksFile implements RowLinks.Visitor {

  /** The file's name. */
  public static final String NAME = "links.csv";

  private static final String HEADER =
      "file,line,flow,row,leg,tcp_stream,first_seq,last_seq,frames,first_time_ns,last_time_ns,"
          + "leg_delay_ns,retransmissions\n";

  private final Writer out;
  private long lines;

  /** Writes to a stream; {@link #flush} comes last. */
  public LinksFile(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.out.write(HEADER);
  }

  @Override
  public void visit(RowLink link) throws IOException {
    StringBuilder line = new StringBuilder(128);
    // No column can hold a comma or a quote: the file's name is the flow's own.
    line.append(link.file()).append(',');
    if (link.line() > 0) {
      line.append(link.line());
    }
    line.append(',').append(link.flow()).append(',').append(link.row());
    line.append(',').append(link.leg().column()).append(',').append(link.tcpStream());
    line.append(',').append(link.firstSeq()).append(',').append(link.lastSeq()).append(',');
    for (int i = 0; i < link.frames().size(); i++) {
      line.append(i == 0 ? "" : " ").append(link.frames().get(i).longValue());
    }
    line.append(',').append(link.firstTimeNs()).append(',').append(link.lastTimeNs());
    line.append(',');
    link.legDelayNs().ifPresent(line::append);
    line.append(',').append(link.retransmissions()).append('\n');
    out.append(line);
    lines++;
  }

  /** How many links were written. */
  public long lines() {
    return lines;
  }

  /** Writes what is buffered. */
  public void flush() throws IOException {
    out.flush();
  }
}
