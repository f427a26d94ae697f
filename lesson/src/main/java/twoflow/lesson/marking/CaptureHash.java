package twoflow.lesson.marking;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The hash by which a capture is known, whether it was compressed meanwhile or not. */
public final class CaptureHash {

  private static final int GZIP_MAGIC = 0x1F8B;

  private CaptureHash() {}

  /** The SHA-256 of what is in a capture file; of one that gzip compressed, of its content. */
  public static String ofContent(Path capture) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(capture));
        InputStream content = new DigestInputStream(opened(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static InputStream opened(InputStream file) throws IOException {
    file.mark(2);
    int magic = file.read() << Byte.SIZE | file.read();
    file.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(file) : file;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
