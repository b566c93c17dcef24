package com.thebetterstore.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Something that becomes true after a payment. `check` gives what was seen, once it is true.
record ExpectedStep(String name, Duration limit, Supplier<Optional<String>> check) {

  /// The same with more time.
  ExpectedStep later(Duration by) {
    return new ExpectedStep(name, limit.plus(by), check);
  }
}
