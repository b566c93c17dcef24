package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `./store discount add CODE …`: reads a discount from the arguments, and has it entered.
final class AddDiscount {

  /// What the options are called in a discount, if they are text.
  private static final Map<String, String> TEXTS =
      Map.of(
          "--percent", "percent",
          "--amount", "amount",
          "--minimum", "minimumSubtotal",
          "--from", "validFrom",
          "--until", "validUntil");

  /// The same of whole numbers.
  private static final Map<String, String> COUNTS =
      Map.of("--uses", "usesInAll", "--uses-each", "usesEach");

  private static final String USAGE =
      "discount takes add CODE, --percent N or --amount DOLLARS, and --minimum DOLLARS, --from TIME,"
          + " --until TIME, --uses N, --uses-each N and --data DIR where wanted";

  private AddDiscount() {}

  /// Does what the arguments say; 0 if it was done.
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() < 2) {
      err.println("store: " + USAGE);
      return DiscountFunction.WRONG;
    }
    var data = Path.of(".store");
    var discount = JsonNodeFactory.instance.objectNode().put("code", arguments.get(1));
    for (var at = 2; at < arguments.size(); at += 2) {
      var name = arguments.get(at);
      var value = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
      if (name.equals("--data") && !value.isEmpty()) {
        data = Path.of(value);
      } else if (!read(name, value, discount)) {
        err.println("store: " + USAGE + "; not " + name + " " + value);
        return DiscountFunction.WRONG;
      }
    }
    return add(data, discount, out, err);
  }

  private static boolean read(String name, String value, ObjectNode discount) {
    if (TEXTS.containsKey(name) && !value.isEmpty()) {
      discount.put(TEXTS.get(name), value);
      return true;
    }
    if (COUNTS.containsKey(name) && value.matches("\\d{1,9}")) {
      discount.put(COUNTS.get(name), Integer.parseInt(value));
      return true;
    }
    return false;
  }

  private static int add(Path data, ObjectNode discount, PrintStream out, PrintStream err) {
    var code = discount.path("code").asText();
    var input = JsonNodeFactory.instance.objectNode();
    input.putArray("discounts").add(discount);
    return new DiscountFunction(data, out, err)
        .invoke(
            input,
            "added",
            code + " can be used.",
            "there is a code " + code + " already; it stays as it is");
  }
}
