package com.thebetterstore.cloud.lambda.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Unpacks function zips, each once: the name of an asset is the digest of its content.
public final class FunctionPackages {

  private final Path folder;

  public FunctionPackages(Path folder) {
    this.folder = folder;
  }

  /// The folder with the content of this zip, which is asked for unless it has been unpacked
  /// before.
  public Path unpacked(String assetKey, Function<String, Path> zips) {
    var target = folder.resolve(assetKey.replaceFirst("\\.zip$", ""));
    if (Files.isDirectory(target)) {
      return target;
    }
    var zip = zips.apply(assetKey);
    try {
      Files.createDirectories(folder);
      var partial = Files.createTempDirectory(folder, "partial-");
      unpack(zip, partial);
      // A rename is the only step that can be seen, so a kill leaves a whole package or none.
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot unpack " + zip, failed);
    }
  }

  /// Removes packages of former builds.
  public void keepOnly(Set<Path> used) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (var old : all.filter(path -> !used.contains(path)).toList()) {
        delete(old);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot tidy " + folder, failed);
    }
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (var file = new ZipFile(zip.toFile())) {
      for (var entries = file.entries(); entries.hasMoreElements(); ) {
        unpack(file, entries.nextElement(), target);
      }
    }
  }

  private static void unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new ZipException(entry.getName() + " leaves the package");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    try (var content = file.getInputStream(entry)) {
      Files.copy(content, path);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
