package twoflow.analysis.link;

/**
 * A client of one flow. Its address alone says too little: the system may give clients of both
 * flows the same port of one host.
 *
 * @param flow the flow's name
 * @param address the client's {@code host:port}, as the event files write it
 */
public record FlowClient(String flow, String address) {}
