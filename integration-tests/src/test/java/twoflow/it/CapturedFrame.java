package twoflow.it;

/**
 * One frame of a capture file.
 *
 * @param timeNs epoch nanoseconds
 * @param bytes the frame, which must not be cut short
 */
record CapturedFrame(long timeNs, byte[] bytes) {}
