package com.thebetterstore.local;

import com.thebetterstore.cloud.CloudOptions;
import com.thebetterstore.cloud.process.StartFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// How to start a store.
///
/// @param checkout the root of the source tree, where the build left templates and zips
/// @param data where all state is kept; one store at a time
/// @param webPort 0 for any free one
/// @param databasePort 0 for any free one
/// @param dynamoDb another DynamoDB endpoint to use instead of DynamoDB Local
/// @param guestCheckout whether guests may buy, too
/// @param clock the store's time
public record StoreOptions(
    Path checkout,
    Path data,
    int webPort,
    int databasePort,
    Optional<URI> dynamoDb,
    boolean guestCheckout,
    InstantSource clock) {

  private static final String NO_ENDPOINT =
      "--dynamodb needs an address such as http://127.0.0.1:8000, not ";

  /// The port that people know.
  public static final int WEB_PORT = 4000;

  /// PostgreSQL's own port plus one: the machine may have one of its own.
  public static final int DATABASE_PORT = 5433;

  /// What `./store up` uses.
  public static StoreOptions ofCheckout(Path checkout) {
    return new StoreOptions(
        checkout,
        checkout.resolve(".store"),
        WEB_PORT,
        DATABASE_PORT,
        Optional.empty(),
        true,
        InstantSource.system());
  }

  /// For tests: a folder of their own, and free ports.
  public static StoreOptions forTest(Path checkout, Path data) {
    return new StoreOptions(checkout, data, 0, 0, Optional.empty(), true, InstantSource.system());
  }

  /// The same with command line options: `--port N`, `--data DIR`, `--dynamodb URL`,
  /// `--guest-checkout on` or `off`.
  ///
  /// @throws StartFailure if an option is unknown or has no good value
  public StoreOptions with(List<String> arguments) {
    var options = this;
    var words = arguments.iterator();
    while (words.hasNext()) {
      options = options.with(words.next(), words);
    }
    return options;
  }

  private StoreOptions with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--port" ->
          new StoreOptions(
              checkout,
              data,
              port(value(name, rest)),
              databasePort,
              dynamoDb,
              guestCheckout,
              clock);
      case "--data" ->
          new StoreOptions(
              checkout,
              Path.of(value(name, rest)),
              webPort,
              databasePort,
              dynamoDb,
              guestCheckout,
              clock);
      case "--dynamodb" ->
          new StoreOptions(
              checkout,
              data,
              webPort,
              databasePort,
              Optional.of(endpoint(value(name, rest))),
              guestCheckout,
              clock);
      case "--guest-checkout" ->
          new StoreOptions(
              checkout,
              data,
              webPort,
              databasePort,
              dynamoDb,
              isOn(name, value(name, rest)),
              clock);
      default -> throw new StartFailure("unknown option " + name);
    };
  }

  private static boolean isOn(String name, String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new StartFailure("%s can be on or off, not %s".formatted(name, value));
    };
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new StartFailure(name + " needs a value");
    }
    return rest.next();
  }

  private static URI endpoint(String value) {
    try {
      var endpoint = new URI(value);
      if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
        return endpoint;
      }
    } catch (URISyntaxException noAddress) {
      throw new StartFailure(NO_ENDPOINT + value, noAddress);
    }
    throw new StartFailure(NO_ENDPOINT + value);
  }

  private static int port(String value) {
    try {
      var port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      throw new StartFailure("--port needs a number, not " + value, noNumber);
    }
    throw new StartFailure("--port must be between 0 and 65535, not " + value);
  }

  /// What the laptop cloud runs: the templates of the stage that is a laptop; those of others are
  /// beside them.
  CloudOptions cloud() {
    return new CloudOptions(
        checkout.resolve("infra/target/cdk.out/local"),
        checkout.resolve("local/dynamodb-local/target/lib"),
        checkout.resolve("local/s3-local/target/lib"),
        checkout.resolve("local/store/target"),
        data,
        webPort,
        databasePort,
        dynamoDb,
        clock);
  }
}
