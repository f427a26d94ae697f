package twoflow.analysis.verdict;

/**
 * One thing that a complete capture must show.
 *
 * @param name what was checked
 * @param passed whether it holds
 * @param found what was found, with its place
 * @param cause when it failed: the likely cause and what to do; else empty
 */
public record Check(String name, boolean passed, String found, String cause) {}
