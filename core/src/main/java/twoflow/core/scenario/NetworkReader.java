package twoflow.core.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads what the run's own loopback is like. */
final class NetworkReader {

  /** Every host takes so long a packet (RFC 791, 3.1: 576). */
  private static final int MIN_MTU = 576;

  private static final int MAX_MTU = 65_536;

  /** With longer packets, one alone would fill a queue. */
  private static final int MAX_MTU_WITH_RATE = 9_000;

  private static final Pattern RATE = Pattern.compile("[1-9]\\d{0,3}(kbit|mbit)");
  private static final Pattern SETTING = Pattern.compile("tcp_[a-z0-9_]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]+( [A-Za-z0-9_-]+){0,5}");

  NetworkConditions read(Fields scenario) throws ScenarioException {
    if (!scenario.has("network")) {
      return NetworkConditions.NONE;
    }
    Fields f = scenario.fields("network", "rate", "mtu", "delay", "settings");
    if (f.keys().isEmpty()) {
      throw f.fault(f.line(), "network: it is empty: leave it out");
    }
    Optional<String> rate =
        f.has("rate") ? Optional.of(f.parsed("rate", NetworkReader::rate)) : Optional.empty();
    OptionalInt mtu =
        f.has("mtu")
            ? OptionalInt.of((int) f.integer("mtu", MIN_MTU, MAX_MTU))
            : OptionalInt.empty();
    Optional<Duration> delay =
        f.has("delay")
            ? Optional.of(f.duration("delay", Duration.ofMillis(1), Duration.ofSeconds(5)))
            : Optional.empty();
    if (rate.isPresent() && mtu.orElse(MAX_MTU) > MAX_MTU_WITH_RATE) {
      throw f.fault(
          f.line("rate"), "rate: it needs an mtu of at most " + MAX_MTU_WITH_RATE + " beside it");
    }
    if (rate.isPresent() && delay.isPresent()) {
      throw f.fault(f.line("delay"), "delay: it cannot be used together with rate");
    }
    return new NetworkConditions(rate, mtu, delay, settings(f));
  }

  private static Map<String, String> settings(Fields network) throws ScenarioException {
    Map<String, String> settings = new LinkedHashMap<>();
    if (network.has("settings")) {
      Fields f = network.fields("settings");
      for (String key : f.keys()) {
        if (!SETTING.matcher(key).matches()) {
          throw f.fault(f.line(key), "settings: '" + key + "' is no TCP setting such as tcp_sack");
        }
        settings.put(key, f.parsed(key, NetworkReader::value));
      }
    }
    return settings;
  }

  private static String rate(String text) {
    if (!RATE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "1kbit to 9999mbit is needed, a number with its unit, not '" + text + "'");
    }
    return text;
  }

  private static String value(String text) {
    if (!VALUE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "numbers or words with a blank between them are needed, not '" + text + "'");
    }
    return text;
  }
}
