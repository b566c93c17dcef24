package com.thebetterstore.local.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file that others append lines to.
///
/// @param from where the lines begin that this is about
record GrowingFile(Path path, long from) {

  /// The lines that will be appended from now on.
  static GrowingFile from(Path path) {
    try {
      return new GrowingFile(path, Files.size(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> lines() {
    try (var file = FileChannel.open(path).position(from)) {
      return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
