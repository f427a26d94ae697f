package twoflow.it.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Certificates that a build trusts besides those of the distribution, as behind a proxy that
 * inspects TLS.
 *
 * @param list the certificates
 */
record AddedCertificates(List<Certificate> list) {

  /** The bundle that the images' build gets (docker-compose.yml). */
  private static final String BUNDLE = "SSL_CERT_FILE";

  /** Where Debian and its like keep the ones that everybody has. */
  private static final Path DISTRIBUTION = Path.of("/usr/share/ca-certificates");

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", Pattern.DOTALL);
  private static final int DER_PART_BYTES = 48;
  private static final int PEM_PART_CHARACTERS = 60;

  /**
   * A certificate.
   *
   * @param derPart the end of its DER bytes: its signature, which no other has
   * @param pemPart a line of its PEM text
   */
  record Certificate(String derPart, String pemPart) {}

  /** The certificates of a build with these variables. */
  static AddedCertificates of(Map<String, String> environment) throws IOException {
    String bundle = environment.getOrDefault(BUNDLE, "");
    if (bundle.isEmpty() || !Files.isRegularFile(Path.of(bundle))) {
      return new AddedCertificates(List.of());
    }
    Set<Certificate> known = new HashSet<>();
    if (Files.isDirectory(DISTRIBUTION)) {
      try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          known.addAll(in(file));
        }
      }
    }
    return new AddedCertificates(
        in(Path.of(bundle)).stream().filter(found -> !known.contains(found)).toList());
  }

  private static List<Certificate> in(Path bundle) throws IOException {
    List<Certificate> found = new ArrayList<>();
    Matcher pem = PEM.matcher(Files.readString(bundle, StandardCharsets.ISO_8859_1));
    while (pem.find()) {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      String bytes = new String(der, StandardCharsets.ISO_8859_1);
      String text = Base64.getEncoder().encodeToString(der);
      // PEM lines hold 64 characters; this is most of the fourth.
      found.add(
          new Certificate(
              bytes.substring(bytes.length() - DER_PART_BYTES),
              text.substring(3 * 64, 3 * 64 + PEM_PART_CHARACTERS)));
    }
    return found;
  }
}
