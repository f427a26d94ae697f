package twoflow.core.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredJavaTest {

  /** The class file's version of Java 8 (JVMS 4.1). */
  private static final int JAVA_8 = 52;

  @ParameterizedTest
  @CsvSource({"1.8, 1.8.0_392", "11, 11.0.2", "17, 17.0.15", "20, 20.0.1", "'', ''"})
  void shouldRefuseAnOlderJavaWithOneLine(String specification, String version) {
    assertEquals(
        "relay: Java 21 or newer is needed, this is Java "
            + version
            + " in /opt/jdk: start it with ./lab relay, which finds a newer one, or with the"
            + " bin/java of a newer JDK",
        RequiredJava.complaint("relay", java(specification, version)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"21", "25", "100"})
  void shouldTakeARecentJava(String specification) {
    assertNull(RequiredJava.complaint("relay", java(specification, specification + ".0.1")));
  }

  @Test
  void shouldBeLoadedByJava8() throws IOException {
    try (InputStream file = RequiredJava.class.getResourceAsStream("RequiredJava.class");
        DataInputStream in = new DataInputStream(file)) {
      assertEquals(0xCAFEBABE, in.readInt());
      assertEquals(0, in.readUnsignedShort());
      assertEquals(JAVA_8, in.readUnsignedShort());
    }
  }

  private static Properties java(String specification, String version) {
    Properties java = new Properties();
    java.setProperty("java.specification.version", specification);
    java.setProperty("java.version", version);
    java.setProperty("java.home", "/opt/jdk");
    return java;
  }
}
