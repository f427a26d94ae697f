package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleCharsetTest {

  private static final Charset OEM = Charset.forName("IBM850");

  private final Properties system = new Properties();

  @Test
  void shouldBeUtf8WhateverTheLocaleSays() {
    set("os.name", "Linux").set("native.encoding", "UTF-8").set("stdout.encoding", "ISO-8859-1");
    assertEquals(StandardCharsets.UTF_8, new ConsoleCharset(system).ofOutput());
  }

  @Test
  void shouldBeTheCodePageOfAConsoleOfWindows() {
    windows().set("stdout.encoding", "IBM850").set("stderr.encoding", "Cp1252");
    ConsoleCharset charset = new ConsoleCharset(system);
    assertEquals(OEM, charset.ofOutput());
    assertEquals(StandardCharsets.UTF_8, charset.ofErrors(), "a file or a pipe");
    assertEquals(OEM, charset.ofInput(), "the same console");
  }

  @Test
  void shouldTakeThatOfTheInputWhereJavaSaysIt() {
    windows().set("stdout.encoding", "IBM850").set("stdin.encoding", "Cp1252");
    assertEquals(StandardCharsets.UTF_8, new ConsoleCharset(system).ofInput());
  }

  @Test
  void shouldBeUtf8WhereNothingIsKnown() {
    windows();
    assertEquals(StandardCharsets.UTF_8, new ConsoleCharset(system).ofOutput());
    set("stdout.encoding", "cp65001x");
    assertEquals(StandardCharsets.UTF_8, new ConsoleCharset(system).ofOutput());
  }

  private ConsoleCharsetTest windows() {
    return set("os.name", "Windows 11").set("native.encoding", "Cp1252");
  }

  private ConsoleCharsetTest set(String name, String value) {
    system.setProperty(name, value);
    return this;
  }
}
