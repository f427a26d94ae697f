package twoflow.testsupport.handmade;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pcap file in memory. */
public final class HandmadePcap {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final long unitsPerSecond;

  /** A file with its header. */
  public HandmadePcap(ByteOrder order, boolean nanoseconds, int linkType) {
    this.order = order;
    this.unitsPerSecond = nanoseconds ? 1_000_000_000L : 1_000_000L;
    ByteBuffer header = ByteBuffer.allocate(24).order(order);
    header.putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    out.writeBytes(header.putLong(0).putInt(262_144).putInt(linkType).array());
  }

  /** A little-endian file of Ethernet frames with nanosecond times. */
  public static HandmadePcap ethernet() {
    return new HandmadePcap(ByteOrder.LITTLE_ENDIAN, true, 1);
  }

  /** Appends a packet; the time is in the file's own unit. */
  public HandmadePcap packet(long time, byte[] data) {
    return packet(time, data, data.length);
  }

  /** Appends a packet that was longer on the wire. */
  public HandmadePcap packet(long time, byte[] data, int originalLength) {
    ByteBuffer header = ByteBuffer.allocate(16).order(order);
    header.putInt((int) (time / unitsPerSecond)).putInt((int) (time % unitsPerSecond));
    out.writeBytes(header.putInt(data.length).putInt(originalLength).array());
    out.writeBytes(data);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
