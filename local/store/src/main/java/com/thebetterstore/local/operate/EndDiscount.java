package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// `./store discount end CODE`: ends a discount at once.
final class EndDiscount {

  private static final int WITH_DATA = 4;

  private EndDiscount() {}

  /// Does what the arguments say; 0 if the code is over.
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var hasData = arguments.size() == WITH_DATA && arguments.get(2).equals("--data");
    if (arguments.size() != 2 && !hasData) {
      err.println("store: discount takes end CODE, and --data DIR where wanted");
      return DiscountFunction.WRONG;
    }
    var data = Path.of(hasData ? arguments.getLast() : ".store");
    var code = arguments.get(1);
    var input = JsonNodeFactory.instance.objectNode();
    input.putArray("end").add(code);
    return new DiscountFunction(data, out, err)
        .invoke(
            input,
            "ended",
            code + " cannot be used any more; orders that have it keep it.",
            "there is no code " + code);
  }
}
