package twoflow.pcap.file;

/**
 * Where a capture file stops being readable; what stands before it was read.
 *
 * @param positionBytes where the unreadable block begins in the file, from 0
 * @param what what is wrong there, for the user
 * @param cutOff whether the file just ends there, as opposed to holding nonsense
 */
public record Damage(long positionBytes, String what, boolean cutOff) {}
