package com.thebetterstore.local.acceptance;

import com.thebetterstore.local.demo.StoreAddress;
import java.nio.file.Path;
import java.util.Optional;

/// The store that the features are driven through: one that runs already, by the system property
/// `store.data`, which names its data directory.
final class RunningStore {
  private RunningStore() {}

  static StoreAddress address() {
    return Optional.ofNullable(System.getProperty("store.data"))
        .map(data -> StoreAddress.read(Path.of(data)))
        .orElseThrow(() -> new IllegalStateException("give -Dstore.data=DIR of a running store"));
  }
}
