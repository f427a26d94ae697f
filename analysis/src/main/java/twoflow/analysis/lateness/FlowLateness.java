package twoflow.analysis.lateness;

/**
 * How late the writes of all clients of a flow were.
 *
 * @param flow the flow's name
 * @param senders how many clients sent
 * @param figures the figures of all their writes together
 */
public record FlowLateness(String flow, int senders, WriteFigures figures) {}
