package twoflow.core.cli;

import java.util.List;

/**
 * What {@code --help} says around the options.
 *
 * @param description the lines above them; picocli breaks long ones
 * @param footer the lines below them
 */
public record HelpText(List<String> description, List<String> footer) {}
