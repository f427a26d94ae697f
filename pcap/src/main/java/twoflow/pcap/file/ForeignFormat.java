package twoflow.pcap.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that are given for a capture and are none that the report reads, by their first bytes. */
enum ForeignFormat {
  /** A capture in a zip archive, or a spreadsheet. */
  ZIP("504B0304|504B0506", "a zip archive", Remedy.UNPACK),
  ZSTANDARD("28B52FFD", "compressed by zstd", Remedy.UNPACK),
  LZ4("04224D18", "compressed by lz4", Remedy.UNPACK),
  XZ("FD377A585A00", "compressed by xz", Remedy.UNPACK),
  BZIP2("425A68", "compressed by bzip2", Remedy.UNPACK),
  COMPRESS("1F9D", "compressed by compress", Remedy.UNPACK),
  SEVEN_ZIP("377ABCAF271C", "a 7z archive", Remedy.UNPACK),
  RAR("526172211A07", "a rar archive", Remedy.UNPACK),
  GZIP("1F8B", "compressed by gzip more than once", Remedy.UNPACK),
  MODIFIED_PCAP(
      "A1B2CD34|34CDB2A1|A1E2CB12|12CBE2A1", "a pcap file of a modified kind", Remedy.CONVERT),
  SNOOP("736E6F6F7000", "a snoop capture", Remedy.CONVERT),
  BT_SNOOP("6274736E6F6F7000", "a Bluetooth capture (btsnoop)", Remedy.CONVERT),
  NETWORK_MONITOR("52545353|474D4255", "a capture of Microsoft Network Monitor", Remedy.CONVERT),
  SNIFFER("54525349464620646174612020202020", "a Sniffer capture", Remedy.CONVERT),
  NET_X_RAY("58435000", "a NetXray or Windows Sniffer capture", Remedy.CONVERT),
  ZEROS("00000000000000000000000000000000", "a file of zeros", Remedy.AGAIN),
  PDF("255044462D", "a PDF file", Remedy.CAPTURE),
  IMAGE("89504E470D0A1A0A|FFD8FF|47494638", "an image", Remedy.CAPTURE),
  PROGRAM("7F454C46|4D5A", "a program", Remedy.CAPTURE);

  /** How much of a file's beginning is looked at. */
  static final int HEAD_BYTES = 512;

  private static final Pattern HTML =
      Pattern.compile("\\A\\s*<(!doctype\\s+html|html|head|body)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATED = Pattern.compile("\\A[^\\n]*[,;\\t][^\\n]*[,;\\t]");
  private static final int ERF_HEADER_BYTES = 16;
  private static final int MAX_ERF_TYPE = 48;
  private static final long YEAR_1990_S = 631_152_000L;

  private final Pattern magic;
  private final String what;
  private final Remedy remedy;

  /** What the user can do. */
  private enum Remedy {
    UNPACK("unpack it, and name the capture that is in it"),
    CONVERT("open it in Wireshark and save it as pcapng"),
    AGAIN("its disk was full, or its copy failed: get it again"),
    CAPTURE("name the capture file, as tcpdump or Wireshark wrote it");

    private final String text;

    Remedy(String text) {
      this.text = text;
    }
  }

  ForeignFormat(String magicHex, String what, Remedy remedy) {
    this.magic = Pattern.compile("\\A(?:" + magicHex + ")");
    this.what = what;
    this.remedy = remedy;
  }

  /** What a file is that begins so, and what to do about it. */
  static String advice(byte[] head) {
    if (head.length == 0) {
      return "an empty file: nothing was captured, or its disk was full";
    }
    String hex = HexFormat.of().withUpperCase().formatHex(head);
    for (ForeignFormat format : values()) {
      if (format.magic.matcher(hex).find()) {
        return format.what + ", which the report does not read: " + format.remedy.text;
      }
    }
    if (isErf(head)) {
      return "an ERF capture, by its looks: " + Remedy.CONVERT.text;
    }
    if (isText(head)) {
      return kindOfText(head) + ", not a capture: " + Remedy.CAPTURE.text;
    }
    if (head.length < Integer.BYTES) {
      return "too short for a capture file: it has " + head.length + " bytes";
    }
    return "neither pcap nor pcapng (it begins with "
        + hex.substring(0, 2 * Integer.BYTES).toLowerCase(Locale.ROOT)
        + "): if Wireshark can open it, save it there as pcapng";
  }

  /** Extensible Record Format has no magic number, but its first header must make sense. */
  private static boolean isErf(byte[] head) {
    if (head.length < ERF_HEADER_BYTES) {
      return false;
    }
    ByteBuffer record = ByteBuffer.wrap(head);
    long seconds = Integer.toUnsignedLong(record.order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    int type = record.get(8) & 0x7F;
    int recordBytes = Short.toUnsignedInt(record.order(ByteOrder.BIG_ENDIAN).getShort(10));
    return seconds > YEAR_1990_S
        && type > 0
        && type <= MAX_ERF_TYPE
        && recordBytes >= ERF_HEADER_BYTES
        && !isText(head);
  }

  private static boolean isText(byte[] head) {
    if (head.length > 1 && (head[0] == (byte) 0xFF || head[0] == (byte) 0xFE)) {
      // The byte-order mark of UTF-16.
      return (head[0] & head[1]) == (byte) 0xFE;
    }
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    return true;
  }

  private static String kindOfText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    if (HTML.matcher(text).find()) {
      return "a web page";
    }
    return SEPARATED.matcher(text).find() ? "text in columns, such as a CSV file" : "text";
  }
}
