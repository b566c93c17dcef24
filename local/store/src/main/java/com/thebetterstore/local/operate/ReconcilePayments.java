package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `./store reconcile`: compares orders with what the payment provider has of them, and prints
/// which ones differed. The reconciler does it, as it repairs what messages should have done.
public final class ReconcilePayments {

  private static final String FUNCTION = "tbs-order-reconciler-local";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_HOURS = 24 * 366;
  private static final int FAILED = 1;
  private static final int NO_STORE = 2;

  private ReconcilePayments() {}

  /// `--hours N` says how far to look back, a day by default; `--data DIR` names the data directory
  /// of the running store, `.store` by default.
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var data = Path.of(".store");
    var hours = 24;
    for (var at = 0; at < arguments.size(); at += 2) {
      var value = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
      if (arguments.get(at).equals("--data") && !value.isEmpty()) {
        data = Path.of(value);
      } else if (arguments.get(at).equals("--hours") && isHours(value)) {
        hours = Integer.parseInt(value);
      } else {
        err.printf(
            "store: reconcile takes --hours N, up to %d, and --data DIR, not %s%n",
            MAX_HOURS, String.join(" ", arguments.subList(at, arguments.size())));
        return NO_STORE;
      }
    }
    try {
      var since = Instant.now().minus(Duration.ofHours(hours));
      return compare(StoreAddress.read(data), DataFolderKey.of(data), since, out) ? 0 : FAILED;
    } catch (StoreAddress.NotFound notRunning) {
      err.println(notRunning.getMessage());
      return NO_STORE;
    } catch (IOException noAnswer) {
      err.printf("store: %s%n", noAnswer.getMessage());
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static boolean isHours(String text) {
    return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MAX_HOURS;
  }

  /// Compares all orders that the provider has had payment pages for since then.
  ///
  /// @return whether every order could be compared
  /// @throws IOException if the store does not answer, or the function fails
  public static boolean compare(
      StoreAddress store, DataFolderKey key, Instant since, PrintStream out)
      throws IOException, InterruptedException {
    var call = new OperatorCall(store, key);
    var input = JsonNodeFactory.instance.objectNode().put("since", since.toString());
    var compared = 0;
    var differed = 0;
    var failed = 0;
    for (var more = true; more; ) {
      var part = JSON.readTree(call.invoke(FUNCTION, input.toString()));
      part.path("differences").forEach(difference -> out.println(line(difference)));
      part.path("failed")
          .forEach(order -> out.printf("%s  could not be compared%n", order.asText()));
      compared += part.path("compared").asInt();
      differed += part.path("differences").size();
      failed += part.path("failed").size();
      more = part.path("next").isTextual();
      input.put("after", part.path("next").asText());
    }
    out.printf(
        "%d payment pages compared since %s: %d orders differed and are right now, %d could not be"
            + " compared.%n",
        compared, since, differed, failed);
    return failed == 0;
  }

  private static String line(JsonNode difference) {
    return "%s  %s → %s"
        .formatted(
            difference.path("order").asText(),
            standing(difference.path("before")),
            standing(difference.path("after")));
  }

  private static String standing(JsonNode standing) {
    return standing.path("order").asText() + "/" + standing.path("payment").asText();
  }
}
