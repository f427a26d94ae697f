package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which arguments are refused in which locale. */
class ArgumentEncodingTest {

  private static final String FOLDER = "/home/ada";

  @Test
  void shouldTakeEveryLetterInUtf8() {
    ArgumentEncoding utf8 = new ArgumentEncoding("UTF-8", "Linux");
    assertEquals(Optional.empty(), utf8.fault("/home/\u00dcbung", "--speaker", "J\u00f6rg\u20ac"));
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() {
    String fault =
        new ArgumentEncoding("UTF-8", "Linux").fault(FOLDER, "-v", "J\uFFFDrg").orElseThrow();
    assertTrue(fault.startsWith("cannot read the argument 'J\uFFFDrg': it is not UTF-8: "), fault);
  }

  @Test
  void shouldRefuseAllBeyondAsciiInAnotherEncoding() {
    ArgumentEncoding latin1 = new ArgumentEncoding("ISO-8859-1", "Linux");
    String fault = latin1.fault(FOLDER, "J\u00c3\u00b6rg").orElseThrow();
    assertTrue(fault.contains("encoding is ISO-8859-1, not UTF-8"), fault);
    assertTrue(fault.contains("LC_ALL=C.UTF-8"), fault);
    assertEquals(Optional.empty(), latin1.fault(FOLDER, "--speaker", "Joerg"));
  }

  @Test
  void shouldRefuseAFolderThatCannotBeNamed() {
    ArgumentEncoding ascii = new ArgumentEncoding("ANSI_X3.4-1968", "Linux");
    String fault = ascii.fault("/home/\uFFFD\uFFFDbung", "-v").orElseThrow();
    assertTrue(fault.startsWith("cannot use the folder '/home/"), fault);
    assertTrue(fault.contains("LC_ALL=C.UTF-8"), fault);
  }

  @Test
  void shouldTakeEveryLetterOnWindowsWhoseArgumentsAreUnicode() {
    ArgumentEncoding windows = new ArgumentEncoding("Cp1252", "Windows 11");
    assertEquals(Optional.empty(), windows.fault("C:\\\u00dcbung", "J\u00f6rg"));
    assertTrue(windows.fault(FOLDER, "\uFFFD").isPresent());
  }
}
