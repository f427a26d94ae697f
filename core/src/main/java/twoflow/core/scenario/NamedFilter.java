package twoflow.core.scenario;

/**
 * A display filter of Wireshark with its name.
 *
 * @param name what it shows
 * @param filter the filter
 */
public record NamedFilter(String name, String filter) {}
