package twoflow.diff.compare;

import java.util.List;

/**
 * What the comparison of two runs has found.
 *
 * @param equal whether both flows have the same bytes on both legs
 * @param differences where they differ first, one for each flow that does
 * @param sections all that was compared
 */
public record Comparison(
    boolean equal, List<FirstDifference> differences, List<Section> sections) {}
