package com.thebetterstore.local.operate;

import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// `./store seed`: invokes the function that puts the first products into an empty catalogue, as
/// `aws lambda invoke` does in the cloud. Products that are there stay as they are.
public final class Seed {

  private static final String FUNCTION = "tbs-order-catalogue-seed-local";
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
    new OperatorCall(store, key).invoke(FUNCTION, "{}");
    return "The catalogue has its first products.";
  }
}
