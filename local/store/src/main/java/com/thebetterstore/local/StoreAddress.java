package com.thebetterstore.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.durable.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a running store is, as it says in `store.json` in its data directory.
///
/// `webUrl` has no slash at its end; `jdbcUrl` opens the reporting database, user and password
/// included; `awsEndpoint` is where AWS clients go; `stripeApiKey` is for clients of the payment
/// provider; `pid` is of the store's own process.
public record StoreAddress(
    URI webUrl, String apiKey, String jdbcUrl, URI awsEndpoint, String stripeApiKey, long pid) {

  private static final String FILE = "store.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// There is no running store to find.
  public static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// Reads the file; fails with a sentence that says what to do.
  public static StoreAddress read(Path dataDirectory) {
    var file = dataDirectory.resolve(FILE);
    try {
      return JSON.readValue(Files.readString(file), StoreAddress.class);
    } catch (JsonProcessingException cause) {
      throw new NotFound("%s is damaged; start the store again.".formatted(file), cause);
    } catch (IOException cause) {
      throw new NotFound(
          "No running store in %s. Start one with ./store up in another terminal."
              .formatted(dataDirectory),
          cause);
    }
  }

  /// Writes the file for the other commands of whoever runs the store.
  public void write(Path dataDirectory) {
    try {
      PrivateFile.write(
          dataDirectory.resolve(FILE),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an address can be written as JSON", impossible);
    }
  }

  /// The GraphQL endpoint.
  public URI graphql() {
    return webUrl.resolve("/graphql");
  }

  /// Where subscriptions are served.
  public URI realtime() {
    return URI.create("ws://" + webUrl.getAuthority() + "/graphql/realtime");
  }

  @Override
  public String toString() {
    return "StoreAddress[…]";
  }
}
