package com.thebetterstore.cloud.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The store's own schema: the largest there is to try.
public final class StoreSchema {

  private StoreSchema() {}

  /// The document as it is.
  public static String read() {
    try {
      return Files.readString(Path.of("../../schema.graphql"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
