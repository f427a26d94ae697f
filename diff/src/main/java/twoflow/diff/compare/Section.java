package twoflow.diff.compare;

import java.util.List;

/**
 * Things of one kind.
 *
 * @param title of which kind
 * @param items the things
 */
public record Section(String title, List<Item> items) {}
