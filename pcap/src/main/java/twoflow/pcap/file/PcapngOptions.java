package twoflow.pcap.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options at the end of a block (draft-ietf-opsawg-pcapng, section 3.5): code, length, value,
 * padding to 4 bytes. Options that do not fit into their block are left out.
 */
final class PcapngOptions {

  private static final int HEADER_BYTES = 4;

  private final Map<Integer, byte[]> firstValues = new LinkedHashMap<>();

  private PcapngOptions() {}

  static PcapngOptions read(ByteBuffer body) {
    PcapngOptions options = new PcapngOptions();
    while (body.remaining() >= HEADER_BYTES) {
      int code = Short.toUnsignedInt(body.getShort());
      int length = Short.toUnsignedInt(body.getShort());
      if (code == BlockOptions.END_OF_OPTIONS || length > body.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      body.get(value);
      body.position(Math.min(body.limit(), body.position() + PcapngWriter.padding(length)));
      options.firstValues.putIfAbsent(code, value);
    }
    return options;
  }

  Optional<byte[]> first(int code) {
    return Optional.ofNullable(firstValues.get(code));
  }

  TimestampUnit timestampUnit(ByteOrder order) {
    long offsetSeconds =
        first(BlockOptions.IF_TSOFFSET)
            .filter(value -> value.length == Long.BYTES)
            .map(value -> ByteBuffer.wrap(value).order(order).getLong())
            .orElse(0L);
    return first(BlockOptions.IF_TSRESOL)
        .filter(value -> value.length == 1)
        .map(value -> TimestampUnit.of(Byte.toUnsignedInt(value[0]), offsetSeconds))
        .orElse(new TimestampUnit(false, 6, offsetSeconds));
  }
}
