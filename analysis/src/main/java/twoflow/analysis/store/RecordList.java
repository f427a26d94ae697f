package twoflow.analysis.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A list of records of a fixed number of longs, which grows at its end. One block of it is in
 * memory, the others are in the store's file: going through it in order is fast. Short lists never
 * reach the file.
 */
public final class RecordList {

  private static final int FIRST_BLOCK_BYTES = 1 << 10;

  /** Who looks records up in order finds the next one within so many steps of the last. */
  private static final int NEAR_STEPS = 8;

  private final RecordStore store;
  private final int longsPerRecord;
  private final int recordsPerBlock;
  private int[] blocks = new int[4];
  private int blockCount;
  private ByteBuffer cached = ByteBuffer.allocate(0);
  private int cachedIndex = -1;
  private boolean dirty;
  private long size;
  private long hint;

  RecordList(RecordStore store, int longsPerRecord) {
    this.store = store;
    this.longsPerRecord = longsPerRecord;
    this.recordsPerBlock = RecordStore.BLOCK_BYTES / (longsPerRecord * Long.BYTES);
  }

  /** How many records it has. */
  public long size() {
    return size;
  }

  /**
   * Appends a record.
   *
   * @return its index
   */
  public long add(long... values) {
    long index = size++;
    int position = locate(index);
    for (int i = 0; i < longsPerRecord; i++) {
      cached.putLong(position + i * Long.BYTES, values[i]);
    }
    dirty = true;
    return index;
  }

  /** One number of a record. */
  public long get(long index, int field) {
    return cached.getLong(locate(index) + field * Long.BYTES);
  }

  /** Changes one number of a record. */
  public void set(long index, int field, long value) {
    cached.putLong(locate(index) + field * Long.BYTES, value);
    dirty = true;
  }

  /**
   * The last record whose field is at most a value; the field must ascend.
   *
   * @return -1 when there is none
   */
  public long floor(int field, long value) {
    long near = Math.min(hint, size - 1);
    if (near >= 0 && get(near, field) <= value) {
      for (int step = 0; step < NEAR_STEPS; step++, near++) {
        if (near + 1 == size || get(near + 1, field) > value) {
          hint = near;
          return near;
        }
      }
    }
    hint = search(field, value);
    return hint;
  }

  private long search(int field, long value) {
    long low = 0;
    long high = size - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      if (get(middle, field) <= value) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** The record's position in the cached block, after it was brought in. */
  private int locate(long index) {
    int block = (int) (index / recordsPerBlock);
    if (block != cachedIndex) {
      loadBlock(block);
    }
    int position = (int) (index % recordsPerBlock) * longsPerRecord * Long.BYTES;
    int end = position + longsPerRecord * Long.BYTES;
    if (end > cached.capacity()) {
      int grown = Math.max(FIRST_BLOCK_BYTES, Math.max(end, 2 * cached.capacity()));
      cached =
          ByteBuffer.wrap(Arrays.copyOf(cached.array(), Math.min(RecordStore.BLOCK_BYTES, grown)));
    }
    return position;
  }

  private void loadBlock(int block) {
    if (cached.capacity() < RecordStore.BLOCK_BYTES && blockCount > 0) {
      cached = ByteBuffer.wrap(Arrays.copyOf(cached.array(), RecordStore.BLOCK_BYTES));
    }
    if (dirty) {
      store.write(blocks[cachedIndex], cached.clear());
      dirty = false;
    }
    cached.clear();
    if (block == blockCount) {
      if (blockCount == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * blockCount);
      }
      blocks[blockCount++] = store.newBlock();
    } else {
      store.read(blocks[block], cached);
    }
    cachedIndex = block;
  }
}
