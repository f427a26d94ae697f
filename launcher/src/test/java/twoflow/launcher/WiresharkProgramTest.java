package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiresharkProgramTest {

  @TempDir private Path folder;

  @Test
  void shouldTakeTheOneOnThePath() throws IOException {
    Path program = program("bin/wireshark");
    assertEquals(
        program, on("Linux", "/nowhere" + File.pathSeparator + program.getParent()).find());
  }

  @Test
  void shouldFindTheAppInTheUsersFolderOnMacOs() throws IOException {
    Path program = program("Applications/Wireshark.app/Contents/MacOS/Wireshark");
    assertEquals(program, on("Mac OS X", "/nowhere").find());
  }

  @Test
  void shouldFindTheProgramWhereWindowsHasIt() throws IOException {
    Path program = program("Wireshark/Wireshark.exe");
    Map<String, String> environment = Map.of("ProgramFiles", folder.toString());
    assertEquals(program, new WiresharkProgram("Windows 11", environment, folder).find());
  }

  @ParameterizedTest
  @CsvSource({"Linux, apt install", "Mac OS X, brew install", "Windows 11, winget install"})
  void shouldSayHowToInstallIt(String system, String remedy) {
    WiresharkProgram program =
        new WiresharkProgram(
            system, Map.of("PATH", "/nowhere", "ProgramFiles", "/nowhere"), folder);
    String message = assertThrows(IOException.class, program::find).getMessage();
    assertTrue(message.startsWith("Wireshark is not installed: "), message);
    assertTrue(message.contains(remedy), message);
  }

  private WiresharkProgram on(String system, String path) {
    return new WiresharkProgram(system, Map.of("PATH", path), folder);
  }

  private Path program(String name) throws IOException {
    Path program = folder.resolve(name);
    Files.createDirectories(program.getParent());
    Files.createFile(program);
    assertTrue(program.toFile().setExecutable(true));
    return program;
  }
}
