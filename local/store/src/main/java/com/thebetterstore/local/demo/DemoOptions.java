package com.thebetterstore.local.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `--data DIR` names the data directory of the running store; `.store` is the default.
///
/// `--watch` keeps printing the status of the order that the demonstration bought; `--watch
/// ORDER-NUMBER [ACCESS-TOKEN]` buys nothing and prints the status of that order.
///
/// @param watched the number of the order to watch, and not to buy anything
/// @param token lets its holder read that order; without it, the order's receipt is looked for
record DemoOptions(
    Path data, boolean keepsWatching, Optional<String> watched, Optional<String> token) {

  /// There is no such option.
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static DemoOptions read(List<String> arguments) {
    var data = Path.of(".store");
    var watching = false;
    var order = new ArrayList<String>();
    for (var at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      if (argument.equals("--data") && at + 1 < arguments.size()) {
        at++;
        data = Path.of(arguments.get(at));
      } else if (argument.equals("--watch")) {
        watching = true;
      } else if (watching && order.size() < 2 && !argument.startsWith("--")) {
        order.add(argument);
      } else {
        throw new Wrong(
            "store: demo takes --data DIR and --watch [ORDER-NUMBER [ACCESS-TOKEN]], not "
                + argument);
      }
    }
    return new DemoOptions(
        data,
        watching && order.isEmpty(),
        order.stream().findFirst(),
        order.stream().skip(1).findFirst());
  }

  @Override
  public String toString() {
    return "DemoOptions[…]";
  }
}
