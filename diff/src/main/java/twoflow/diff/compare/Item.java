package twoflow.diff.compare;

/**
 * One thing that is compared.
 *
 * @param what its name
 * @param first what it is in the first run
 * @param second what it is in the second run
 * @param remark whether that is equal, or why not
 */
public record Item(String what, String first, String second, String remark) {

  /** The remark on what is the same. */
  static final String EQUAL = "equal";

  /** Whether it is the same in both. */
  boolean equal() {
    return remark.startsWith(EQUAL);
  }

  /** An item whose values show whether they are equal. */
  static Item of(String what, Object first, Object second, String cause) {
    return of(what, first, second, first.equals(second), cause);
  }

  /** An item of which more is known than its values. */
  static Item of(String what, Object first, Object second, boolean equal, String cause) {
    return new Item(what, first.toString(), second.toString(), equal ? EQUAL : cause);
  }
}
