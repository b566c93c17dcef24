package com.thebetterstore.local.operate;

import com.thebetterstore.cloud.process.DesktopSettings;
import java.io.PrintStream;
import java.util.List;

/// `./store discount add CODE …` and `./store discount end CODE`.
public final class DiscountCodes {

  private static final int WRONG = 2;

  private DiscountCodes() {}

  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /// Does what the arguments say; 0 if it was done.
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case "add" -> AddDiscount.run(arguments, out, err);
      case "end" -> EndDiscount.run(arguments, out, err);
      default -> {
        err.println("store: discount takes add CODE … or end CODE");
        yield WRONG;
      }
    };
  }
}
