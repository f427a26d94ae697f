package twoflow.it.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.it.LabProcess;

/**
 * The machine that builds the lab, and what may not get from it into a jar or an image.
 *
 * @param checkout the folder of the sources
 * @param home the user's folder
 * @param user the user's name
 * @param host the machine's name
 * @param environment the variables of the build
 */
public record BuildMachine(
    Path checkout, Path home, String user, String host, Map<String, String> environment) {

  /** Every system has them: they identify none. */
  private static final Set<String> USUAL_NAMES =
      Set.of("root", "user", "admin", "runner", "build", "debian", "ubuntu", "localhost");

  private static final Path ROOTS_HOME = Path.of("/root");
  private static final int MIN_NAME_CHARACTERS = 4;
  private static final int MIN_SECRET_CHARACTERS = 8;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(token|secret|passw|passphrase|credential|api_?key|private|auth(?!or)).*");
  private static final Pattern PROXY = Pattern.compile("(?i)(http|https|all)_proxy");
  private static final Pattern SETTING =
      Pattern.compile("<(url|host|username|password|passphrase)>\\s*([^<\\s]+)\\s*<");
  private static final Pattern REGISTRY = Pattern.compile("\"((?:https?://)?[^\"/ ]+\\.[^\" ]+)\"");
  private static final Set<String> PUBLIC_HOSTS =
      Set.of(
          "repo.maven.apache.org", "repo1.maven.org", "index.docker.io", "docker.io", "localhost");

  /** This machine. */
  public static BuildMachine here() throws IOException {
    return new BuildMachine(
        LabProcess.root(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("user.name"),
        InetAddress.getLocalHost().getHostName(),
        System.getenv());
  }

  /** What to look for. */
  public List<Trace> traces() throws IOException {
    List<Trace> traces = new ArrayList<>();
    traces.add(Trace.text("the path of the checkout", latin1(checkout.toRealPath() + "/")));
    // Programs that never saw a home have "/root/", too: only its hidden folders are a trace.
    String within = home.equals(ROOTS_HOME) ? "/." : "/";
    traces.add(Trace.text("the home directory", latin1(home + within)));
    name("the user's name", user, traces);
    name("the host's name", host, traces);
    environment.forEach((name, value) -> variable(name, value, traces));
    settings(home.resolve(".m2/settings.xml"), traces);
    registries(home.resolve(".docker/config.json"), traces);
    for (AddedCertificates.Certificate added : AddedCertificates.of(environment).list()) {
      traces.add(Trace.text("a certificate of the build, DER", added.derPart()));
      traces.add(Trace.text("a certificate of the build, PEM", added.pemPart()));
    }
    return List.copyOf(traces);
  }

  private static void name(String what, String name, List<Trace> traces) {
    if (name.length() >= MIN_NAME_CHARACTERS && !USUAL_NAMES.contains(name)) {
      traces.add(Trace.word(what, latin1(name)));
    }
  }

  private static void variable(String name, String value, List<Trace> traces) {
    if (SECRET.matcher(name).matches() && value.length() >= MIN_SECRET_CHARACTERS) {
      traces.add(Trace.text("the value of $" + name, latin1(value)));
    } else if (PROXY.matcher(name).matches()) {
      host("the host of $" + name, value, traces);
    }
  }

  private static void settings(Path file, List<Trace> traces) throws IOException {
    Matcher setting = SETTING.matcher(textOf(file));
    while (setting.find()) {
      String value = setting.group(2);
      switch (setting.group(1)) {
        case "url", "host" -> host("a host of Maven's settings", value, traces);
        default -> name("a " + setting.group(1) + " of Maven's settings", value, traces);
      }
    }
  }

  private static void registries(Path file, List<Trace> traces) throws IOException {
    Matcher registry = REGISTRY.matcher(textOf(file));
    while (registry.find()) {
      host("a registry of Docker's settings", registry.group(1), traces);
    }
  }

  private static void host(String what, String address, List<Trace> traces) {
    URI uri = URI.create(address.contains("://") ? address : "//" + address);
    if (uri.getHost() != null && !PUBLIC_HOSTS.contains(uri.getHost())) {
      traces.add(Trace.word(what, latin1(uri.getHost())));
    }
    if (uri.getRawUserInfo() != null) {
      traces.add(Trace.text("the password for " + what, latin1(uri.getRawUserInfo())));
    }
  }

  private static String textOf(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readString(file) : "";
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
