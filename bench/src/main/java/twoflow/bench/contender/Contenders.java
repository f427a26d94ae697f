package twoflow.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.bench.contender.Contender.Ports;

/** The programs that the bench knows, in the order of the tables. */
public final class Contenders {

  /** No program at all. */
  public static final String DIRECT = "direct";

  /** The lab's relay, its payload logging off. */
  public static final String LAB = "lab relay";

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  private final Path root;

  /**
   * @param root the lab's folder
   */
  public Contenders(Path root) {
    this.root = root;
  }

  /** Every contender, installed or not. */
  public List<Contender> all() {
    return List.of(
        new Contender(DIRECT, Wiring.DIRECT, ANY_NUMBER, List.of(), (ports, folder) -> List.of()),
        lab(LAB, List.of("--no-log-payload")),
        new Contender("nginx", Wiring.FORWARDS, ANY_NUMBER, List.of("nginx", "-v"), this::nginx),
        new Contender(
            "haproxy", Wiring.FORWARDS, ANY_NUMBER, List.of("haproxy", "-v"), this::haproxy),
        // A process for each connection.
        new Contender("socat", Wiring.FORWARDS, 100, List.of("socat", "-V"), Contenders::socat),
        // It sends to all of its connections what one of them sends: one pair at a time.
        new Contender("ncat", Wiring.PAIRS, 1, List.of("ncat", "--version"), Contenders::ncat));
  }

  /** The lab's relay with options of its own, as {@code ./lab relay} starts it. */
  public Contender lab(String name, List<String> options) {
    return new Contender(
        name,
        Wiring.PAIRS,
        ANY_NUMBER,
        List.of(),
        (ports, folder) -> {
          List<String> command = new ArrayList<>(List.of(root.resolve("lab").toString(), "relay"));
          command.addAll(List.of("--sessions", "0", "--flow", "BENCH=" + ports.front()));
          for (String option : options) {
            command.add(option.replace("@FOLDER@", folder.toString()));
          }
          return command;
        });
  }

  /** Whether a contender's program is on the PATH; the lab itself always is. */
  public static boolean installed(Contender contender) {
    return contender.versionCommand().isEmpty()
        || onPath(contender.versionCommand().getFirst()).isPresent();
  }

  /** Where a program is. Debian keeps nginx and haproxy in a folder that not every user has. */
  public static Optional<Path> onPath(String program) {
    String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(folders.split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Where Docker's command is.
   *
   * @throws IOException when it is not installed
   */
  public static String docker() throws IOException {
    return onPath("docker").map(Path::toString).orElseThrow(() -> new IOException("no docker"));
  }

  private List<String> nginx(Ports ports, Path folder) throws IOException {
    // Debian builds the stream module as a file of its own; elsewhere it is part of the program.
    Path module = Path.of("/usr/lib/nginx/modules/ngx_stream_module.so");
    String load = Files.exists(module) ? "load_module " + module + ";" : "";
    Path conf = fill("nginx.conf", ports, folder, load);
    List<String> command = new ArrayList<>(List.of(program("nginx")));
    command.addAll(List.of("-e", folder.resolve("nginx.log").toString()));
    command.addAll(List.of("-p", folder.toString(), "-c", conf.toString()));
    return command;
  }

  private List<String> haproxy(Ports ports, Path folder) throws IOException {
    return List.of(
        program("haproxy"), "-db", "-f", fill("haproxy.cfg", ports, folder, "").toString());
  }

  private static List<String> socat(Ports ports, Path folder) {
    return List.of(
        program("socat"),
        "-b131072",
        "TCP-LISTEN:" + ports.front() + ",bind=127.0.0.1,fork,reuseaddr,nodelay,backlog=4096",
        "TCP:127.0.0.1:" + ports.backend() + ",nodelay");
  }

  private static List<String> ncat(Ports ports, Path folder) {
    return List.of(program("ncat"), "--broker", "-l", "127.0.0.1", String.valueOf(ports.front()));
  }

  private static String program(String name) {
    return onPath(name).orElseThrow().toString();
  }

  private Path fill(String template, Ports ports, Path folder, String module) throws IOException {
    String text =
        Files.readString(root.resolve("bench/peers").resolve(template))
            .replace("@FRONT@", String.valueOf(ports.front()))
            .replace("@BACKEND@", String.valueOf(ports.backend()))
            .replace("@FOLDER@", folder.toString())
            .replace("@MODULE@", module);
    return Files.writeString(folder.resolve(template), text);
  }
}
