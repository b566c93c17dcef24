package com.thebetterstore.platform.rehearsal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The APIs of others that a function calls over TLS, such as Stripe's: the settings that end in
/// `_API_BASE` are their addresses.
final class OtherApis {

  static final String ADDRESS = "_API_BASE";

  private static final Logger LOG = LoggerFactory.getLogger(OtherApis.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String WITH_TLS = "https:";

  private OtherApis() {}

  /// Where TLS is spoken; elsewhere there is nothing to gain.
  static List<URI> in(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(ADDRESS))
        .map(Map.Entry::getValue)
        .filter(address -> address.startsWith(WITH_TLS))
        .sorted()
        .map(URI::create)
        .toList();
  }

  /// Asks each for `/`, without a key or a body, and closes the connection: by then names are
  /// resolved, certificates verified and all code of TLS loaded, of the JDK's own HTTP client,
  /// which is Stripe's, too. It does not matter what is answered, or whether.
  static void greet(List<URI> apis) {
    apis.forEach(OtherApis::greet);
  }

  private static void greet(URI api) {
    try {
      var connection = (HttpURLConnection) api.toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      connection.setRequestProperty("Connection", "close");
      try {
        connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException away) {
      LOG.atInfo()
          .addKeyValue("api", api)
          .addKeyValue("why", away.toString())
          .log("API was not reached before a start");
    }
  }
}
