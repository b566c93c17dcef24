package com.thebetterstore.cloud.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A small file that only its owner may read.
public final class PrivateFile {

  private PrivateFile() {}

  /// Writes the file whole, or not at all.
  public static void write(Path file, String text) {
    var partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.deleteIfExists(partial);
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(partial, PosixFilePermissions.asFileAttribute(owner));
      Files.writeString(partial, text);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
