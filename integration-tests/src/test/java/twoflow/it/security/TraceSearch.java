package twoflow.it.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for traces in names and contents, those of the entries of jars included. */
public final class TraceSearch {

  private static final String ZIP = "PK\u0003\u0004";

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final List<Trace> traces;
  private final List<String> found = new ArrayList<>();
  private long contents;

  /** Looks for these. */
  public TraceSearch(List<Trace> traces) {
    this.traces = traces;
  }

  /** Looks into a file. */
  public void file(String name, Path file) throws IOException {
    content(name, Files.readAllBytes(file));
  }

  /** Looks into bytes, and into the entries of a jar. */
  public void content(String name, byte[] content) throws IOException {
    contents++;
    String bytes = new String(content, StandardCharsets.ISO_8859_1);
    if (name.endsWith(MANIFEST)) {
      // Its lines end after 72 bytes, and the next one begins with a space.
      bytes = bytes.replace("\r\n ", "");
    }
    for (Trace trace : traces) {
      if (trace.isIn(bytes) || trace.isIn(name)) {
        found.add(name + ": " + trace.what());
      }
    }
    if (bytes.startsWith(ZIP)) {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          content(name + "!/" + entry.getName(), zip.readAllBytes());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }
  }

  /** Where which trace was found. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /** How many files and entries were looked into. */
  public long contents() {
    return contents;
  }
}
