package com.thebetterstore.local.inspect;

import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.cloud.trace.XRay;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `./store trace ORDER-NUMBER` and `./store log ORDER-NUMBER`: how an order came about, from what
/// the store recorded in X-Ray and from its log. The store may be running or not.
public final class Inspect {

  private static final int FAILED = 1;
  private static final int WRONG = 2;

  private final Path data;
  private final PrintStream out;
  private final ZoneId zone;

  /// @param data a store's data folder
  /// @param zone for times of day
  Inspect(Path data, PrintStream out, ZoneId zone) {
    this.data = data;
    this.out = out;
    this.zone = zone;
  }

  /// There is nothing to print.
  static final class Nothing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Nothing(String message) {
      super(message);
    }
  }

  /// The first argument is `trace` or `log`; for the others see [InspectOptions].
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var command = arguments.getFirst();
    try {
      var options = InspectOptions.read(command, arguments.subList(1, arguments.size()));
      var inspect = new Inspect(options.data(), out, ZoneId.systemDefault());
      switch (command) {
        case "trace" -> inspect.trace(options.orderNumber());
        case "log" -> inspect.log(options.orderNumber());
        default -> throw new InspectOptions.Wrong("there is no command " + command);
      }
      return 0;
    } catch (InspectOptions.Wrong wrong) {
      err.println("store: " + wrong.getMessage());
      return WRONG;
    } catch (Nothing nothing) {
      err.println("store: " + nothing.getMessage());
      return FAILED;
    }
  }

  void trace(String orderNumber) {
    var traces = OrderTraces.of(orderNumber, () -> known(XRay.documents(data)));
    if (traces.isEmpty()) {
      throw new Nothing("no trace in %s is of an order %s".formatted(data, orderNumber));
    }
    new TracePrinter(out, zone).print(orderNumber, traces);
  }

  void log(String orderNumber) {
    var log = OrderLog.of(orderNumber, () -> known(JsonLog.lines(data)));
    if (log.lines().isEmpty()) {
      throw new Nothing("no log line in %s is of an order %s".formatted(data, orderNumber));
    }
    new LogPrinter(out, zone).print(orderNumber, log);
  }

  private Stream<String> known(Optional<Stream<String>> lines) {
    return lines.orElseThrow(() ->
        new Nothing(
            "no store has run with the data folder %s: start one, with ./store up"
                .formatted(data)));
  }
}
