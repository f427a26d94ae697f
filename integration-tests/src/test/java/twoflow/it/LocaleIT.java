package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Letters beyond ASCII in folder, file, argument and keyboard, in locales that are not installed or
 * not UTF-8. Letters are sent to the processes by a shell's script, as UTF-8.
 */
@Execution(ExecutionMode.CONCURRENT)
class LocaleIT {

  private static final String LATIN_1 = "LC_ALL=de_DE.ISO-8859-1";

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    lab = temp.resolve("\u00dcbung");
    BuiltLab.copyTo(lab);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LC_ALL=C", "LC_CTYPE=C", "LANG=C", "LANG=de_DE.UTF-8", "LC_CTYPE=UTF-8", LATIN_1})
  void shouldSayAndSendTheLettersThatWereTyped(String locale) throws Exception {
    LabProcess relay = in(locale, "./lab relay --flow CHAT=0");
    String chat =
        "./lab client-chat --interactive --flows CHAT --chat-port " + relay.awaitPort("CHAT");
    LabProcess other = in(locale, chat + " --speaker Zo\u00eb");
    LabProcess typing = in(locale, chat + " --speaker J\u00f6rg");
    typing.type("gr\u00fc\u00df dich \u20ac");
    assertTrue(other.awaitResult("gr\u00fc\u00df dich \u20ac").contains("J\u00f6rg: "));
    assertTrue(other.awaitLog("received row 1").contains("| J\u00f6rg | CHAT | gr\u00fc\u00df"));
    typing.endInput();
    other.endInput();
    typing.shouldExit(0);
    other.shouldExit(0);
    relay.shouldExit(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=de_DE.UTF-8", "LC_CTYPE=UTF-8", LATIN_1})
  void shouldReadAFileOfSuchANameAndJoinARun(String locale) throws Exception {
    Inputs.csv(lab, "\u00dcbung.csv", "2026-01-01T00:00:00,A,CHAT,x");
    Files.createDirectories(lab.resolve("captures/a-run"));
    LabProcess client =
        in(
            locale,
            "./lab client-chat --csv \u00dcbung.csv --run a-run --flows CHAT --chat-port 1"
                + " --connect-timeout 1ms");
    client.shouldExit(1);
    assertTrue(client.stderr().getLast().contains("cannot reach 127.0.0.1:1"), client::toString);
    assertTrue(Files.exists(lab.resolve("captures/a-run/chat_messages.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=de_DE.UTF-8", LATIN_1})
  void shouldRefuseWhatABareJavaCannotRead(String locale) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = LabProcess.root().resolve("client-chat/target/client-chat.jar").toString();
    LabProcess client =
        in(locale, java + " -jar '" + jar + "' --interactive --speaker J\u00f6rg").shouldExit(2);
    assertEquals(1, client.stderr().size(), client::toString);
    assertTrue(client.stderr().getFirst().contains("cannot read the argument 'J"));
    assertTrue(client.stderr().getFirst().contains("LC_ALL=C.UTF-8"), client::toString);
  }

  @Test
  void shouldRefuseAnArgumentThatIsNotUtf8() throws Exception {
    LabProcess client =
        in("LANG=C", "./lab client-chat --interactive --speaker \"$(printf 'J\\366rg')\"");
    client.shouldExit(2);
    assertEquals(1, client.stderr().size(), client::toString);
    assertTrue(client.stderr().getFirst().contains("it is not UTF-8"), client::toString);
  }

  /** A command in the lab's folder. */
  private LabProcess in(String locale, String command) throws Exception {
    String path = locale.equals(LATIN_1) ? "LOCPATH=" + latin1() : "LOCPATH=";
    Path script = Files.createTempFile(temp, "command", ".sh");
    Files.writeString(script, "cd " + "\u00dcbung" + " && exec " + command + "\n");
    List<String> env = new ArrayList<>(List.of("env", "-u", "LC_ALL", "-u", "LC_CTYPE"));
    env.addAll(List.of("-u", "LANG", path, locale, "sh", script.toString()));
    return LabProcess.command(temp, env.toArray(String[]::new));
  }

  /** A folder with the locale, made from the sources that come with glibc. */
  private Path latin1() throws Exception {
    Path locales = temp.resolve("locales");
    if (Files.notExists(locales)) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/localedef")), "there is no localedef");
      assumeTrue(Files.exists(Path.of("/usr/share/i18n/locales/de_DE")), "there are no locales");
      Files.createDirectories(locales);
      String locale = locales.resolve("de_DE.ISO-8859-1").toString();
      LabProcess.command(temp, "localedef", "-i", "de_DE", "-f", "ISO-8859-1", locale)
          .shouldExit(0);
    }
    return locales;
  }
}
