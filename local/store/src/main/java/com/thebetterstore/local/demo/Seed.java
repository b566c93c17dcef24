package com.thebetterstore.local.demo;

import com.thebetterstore.cloud.iam.Operator;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `./store seed`: invokes the function that puts the first products into an empty catalogue, as
/// `aws lambda invoke` does in the cloud. Products that are there stay as they are.
public final class Seed {

  private static final String FUNCTION = "tbs-order-catalogue-seed-local";
  private static final int OK = 200;
  private static final int FAILED = 1;
  private static final int NO_STORE = 2;

  private Seed() {}

  /// `--data DIR` names the data directory of the running store; `.store` is the default.
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var isData = arguments.size() == 2 && arguments.getFirst().equals("--data");
    if (!arguments.isEmpty() && !isData) {
      err.println("store: seed takes --data DIR, not " + String.join(" ", arguments));
      return NO_STORE;
    }
    var data = Path.of(isData ? arguments.get(1) : ".store");
    try {
      out.println(invoke(StoreAddress.read(data), DataFolderKey.of(data)));
      return 0;
    } catch (StoreAddress.NotFound notRunning) {
      err.println(notRunning.getMessage());
      return NO_STORE;
    } catch (IOException noAnswer) {
      err.printf(
          "The store that %s names does not answer (%s). Start it with ./store up.%n",
          data, noAnswer.getMessage());
      return NO_STORE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /// Seeds the catalogue of a store; gives a sentence that says so.
  ///
  /// @param key from which the operator's credentials are derived
  /// @throws IOException if the store does not answer, or the function fails
  public static String invoke(StoreAddress store, DataFolderKey key)
      throws IOException, InterruptedException {
    var request =
        new RequestSigner("lambda", InstantSource.system())
            .post(
                store.awsEndpoint().resolve("/2015-03-31/functions/" + FUNCTION + "/invocations"),
                Map.of("content-type", "application/json"),
                "{}".getBytes(StandardCharsets.UTF_8),
                RoleCredentials.of(key, Operator.ARN))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      var failed = answer.headers().firstValue("X-Amz-Function-Error").isPresent();
      if (answer.statusCode() != OK || failed) {
        throw new IOException("status " + answer.statusCode() + ": " + answer.body());
      }
      return "The catalogue has its first products.";
    }
  }
}
