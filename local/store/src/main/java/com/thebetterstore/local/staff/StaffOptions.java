package com.thebetterstore.local.staff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `./store staff` is to do: `add EMAIL` or `remove EMAIL`, with `--data DIR` for a store on
/// this machine, or `--stage STAGE` for one that is deployed.
record StaffOptions(Action action, String address, Path data, Optional<String> stage) {

  enum Action {
    ADD,
    REMOVE
  }

  /// The command line says something else.
  static final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /// @throws Wrong if something is missing or unknown
  static StaffOptions read(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new Wrong("staff takes add EMAIL or remove EMAIL");
    }
    var action =
        switch (arguments.getFirst()) {
          case "add" -> Action.ADD;
          case "remove" -> Action.REMOVE;
          default -> throw new Wrong("staff takes add or remove, not " + arguments.getFirst());
        };
    var address = arguments.get(1);
    if (!address.matches("[^@\\s<>]+@[^@\\s<>]+")) {
      throw new Wrong("not an e-mail address: " + address);
    }
    var options = new StaffOptions(action, address, Path.of(".store"), Optional.empty());
    for (var at = 2; at < arguments.size(); at += 2) {
      options = options.with(arguments.get(at), arguments.subList(at + 1, arguments.size()));
    }
    return options;
  }

  private StaffOptions with(String name, List<String> rest) {
    if (!List.of("--data", "--stage").contains(name)) {
      throw new Wrong("unknown option " + name);
    }
    if (rest.isEmpty()) {
      throw new Wrong(name + " needs a value");
    }
    var value = rest.getFirst();
    return name.equals("--data")
        ? new StaffOptions(action, address, Path.of(value), stage)
        : new StaffOptions(action, address, data, Optional.of(value));
  }
}
