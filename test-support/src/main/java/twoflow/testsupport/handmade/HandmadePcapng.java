package twoflow.testsupport.handmade;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pcapng file in memory. */
public final class HandmadePcapng {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Appends a section header; what follows has its byte order. */
  public HandmadePcapng section(ByteOrder newOrder) {
    order = newOrder;
    return block(
        0x0A0D0D0A,
        buffer(16).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  /** Appends an interface description with an if_tsresol option. */
  public HandmadePcapng describe(int linkType, int tsresol) {
    ByteBuffer body = buffer(20).putShort((short) linkType).putShort((short) 0).putInt(0);
    return block(
        1,
        body.putShort((short) 9)
            .putShort((short) 1)
            .put((byte) tsresol)
            .put(new byte[3])
            .putInt(0));
  }

  /** Appends an enhanced packet. */
  public HandmadePcapng enhanced(int interfaceId, long timestamp, byte[] data) {
    int padded = data.length + 3 & ~3;
    ByteBuffer body = buffer(20 + padded).putInt(interfaceId);
    body.putInt((int) (timestamp >>> 32)).putInt((int) timestamp);
    return block(6, body.putInt(data.length).putInt(data.length).put(data));
  }

  /** Appends a simple packet. */
  public HandmadePcapng simple(byte[] data) {
    return block(3, buffer(4 + (data.length + 3 & ~3)).putInt(data.length).put(data));
  }

  /** Appends a packet block, which newer files do not have. */
  public HandmadePcapng obsolete(int interfaceId, long timestamp, byte[] data) {
    int padded = data.length + 3 & ~3;
    ByteBuffer body = buffer(20 + padded).putShort((short) interfaceId).putShort((short) -1);
    body.putInt((int) (timestamp >>> 32)).putInt((int) timestamp);
    return block(2, body.putInt(data.length).putInt(data.length).put(data));
  }

  /** Appends a block of zeros. */
  public HandmadePcapng zeros(int type, int bodyBytes) {
    return block(type, buffer(bodyBytes));
  }

  /** Appends an entry of a systemd journal, which Wireshark shows as a frame. */
  public HandmadePcapng journal() {
    byte[] entry = "__REALTIME_TIMESTAMP=1795375894000000\nMESSAGE=x\n\n\n".getBytes();
    return block(9, buffer(entry.length + 3 & ~3).put(entry));
  }

  /** Appends a block of a type that readers pass over. */
  public HandmadePcapng unknown() {
    return zeros(0x0B0B, 8);
  }

  /** The file. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  private HandmadePcapng block(int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    out.writeBytes(buffer(8).putInt(type).putInt(length).array());
    out.writeBytes(body.array());
    out.writeBytes(buffer(4).putInt(length).array());
    return this;
  }
}
