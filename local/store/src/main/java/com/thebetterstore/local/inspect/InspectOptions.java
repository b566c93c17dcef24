package com.thebetterstore.local.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// `ORDER-NUMBER [--data DIR]`; `.store` is the default data folder.
///
/// @param orderNumber in its printed form, `TBS-XXXX-XXXX`
record InspectOptions(String orderNumber, Path data) {

  private static final Pattern ORDER_NUMBER = Pattern.compile("TBS-[0-9A-Z]{4}-[0-9A-Z]{4}");

  /// The command was not called like that.
  static final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /// @param command named in what is said of wrong arguments
  static InspectOptions read(String command, List<String> arguments) {
    var data = Path.of(".store");
    var number = Optional.<String>empty();
    for (var at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      if (argument.equals("--data") && at + 1 < arguments.size()) {
        at++;
        data = Path.of(arguments.get(at));
      } else if (number.isEmpty() && !argument.startsWith("--")) {
        number = Optional.of(argument);
      } else {
        throw new Wrong(command + " takes ORDER-NUMBER and --data DIR, not " + argument);
      }
    }
    var given =
        number.orElseThrow(
            () -> new Wrong(command + " needs an order number, such as TBS-3PSZ-KZQX"));
    var written = given.strip().toUpperCase(Locale.ROOT);
    if (!ORDER_NUMBER.matcher(written).matches()) {
      throw new Wrong(given + " is no order number; one looks like TBS-3PSZ-KZQX");
    }
    return new InspectOptions(written, data);
  }
}
