package com.thebetterstore.local.bench;

import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.api.ApiBench;
import com.thebetterstore.local.bench.cold.ColdBench;
import com.thebetterstore.local.bench.crash.CrashBench;
import com.thebetterstore.local.bench.orders.OrdersBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// `./store bench NAME`: measures and prints.
public final class Bench {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int ROUNDS = 5;

  private Bench() {}

  /// `purchase`, `api`, `cold [--memory | --gate | --baseline] [FUNCTION]`, `crash [--seed N]`,
  /// `status [--data DIR]`, or `orders [--data DIR]`.
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
        case "status" -> new StatusBench(StoreAddress.read(data(arguments)), System.out).run();
        case "orders" -> new OrdersBench(StoreAddress.read(data(arguments)), System.out).run();
        case "crash" -> {
          var bench = new CrashBench(Path.of("").toAbsolutePath(), System.out, seed(arguments));
          return bench.run() ? 0 : FAILED;
        }
        case "cold" -> {
          return cold(arguments.subList(1, arguments.size())) ? 0 : FAILED;
        }
        case "api" -> new ApiBench(Path.of("").toAbsolutePath(), System.out).run();
        case "purchase" -> new PurchaseBench(Path.of("").toAbsolutePath(), System.out).run();
        default -> {
          System.err.println(
              "store: bench takes status, orders, shop or cost, each with [--data DIR], purchase,"
                  + " api, cold, or crash [--seed N]");
          return USAGE;
        }
      }
      return 0;
    } catch (StoreAddress.NotFound notRunning) {
      System.err.println(notRunning.getMessage());
      return USAGE;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static long seed(List<String> arguments) {
    return arguments.size() == 3
            && arguments.get(1).equals("--seed")
            && arguments.get(2).matches("\\d{1,18}")
        ? Long.parseLong(arguments.get(2))
        : System.nanoTime();
  }

  private static boolean cold(List<String> arguments) throws IOException, InterruptedException {
    var bench = new ColdBench(Path.of("").toAbsolutePath(), System.out);
    var options = arguments.stream().filter(it -> it.startsWith("--")).toList();
    var only = arguments.stream().filter(it -> !it.startsWith("--")).findFirst().orElse("");
    switch (options.isEmpty() ? "" : options.getFirst()) {
      case "--gate" -> {
        return bench.holds(ROUNDS, only, false);
      }
      case "--baseline" -> {
        return bench.holds(ROUNDS, only, true);
      }
      case "--memory" -> bench.memory(ROUNDS, only);
      default -> bench.run(ROUNDS, only);
    }
    return true;
  }

  private static Path data(List<String> arguments) {
    return Path.of(
        arguments.size() == 3 && arguments.get(1).equals("--data") ? arguments.get(2) : ".store");
  }
}
