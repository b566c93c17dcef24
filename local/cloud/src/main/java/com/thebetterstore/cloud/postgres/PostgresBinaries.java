package com.thebetterstore.cloud.postgres;

import com.thebetterstore.cloud.process.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, unpacked once from the archive on the class path.
final class PostgresBinaries {

  private static final int OWNER_EXECUTE = 0100;

  private PostgresBinaries() {}

  /// The folder that holds `bin/postgres`.
  static Path unpackedIn(Path folder) {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try (var archive = archive()) {
      Files.createDirectories(folder.getParent());
      var partial = Files.createTempDirectory(folder.getParent(), "partial-postgres-");
      unpack(archive, partial);
      openFolders(partial);
      moveInto(partial, folder);
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot unpack PostgreSQL to " + folder, failed);
    }
  }

  /// In the place of root another user runs the programs.
  private static void openFolders(Path root) throws IOException {
    try (var tree = Files.walk(root)) {
      for (var folder : tree.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /// Another store may have been quicker; then its copy is as good. The JDK has no exception of its
  /// own for an atomic move to a folder that is not empty.
  private static void moveInto(Path partial, Path folder) throws IOException {
    try {
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException quicker) {
      if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
        throw quicker;
      }
    }
  }

  private static InputStream archive() {
    var name = "/postgres-%s-%s.txz".formatted(system(), processor());
    var archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new StartFailure("there is no PostgreSQL for this machine: " + name + " is missing");
    }
    return archive;
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : name.contains("windows") ? "windows" : "linux";
  }

  private static String processor() {
    var arm = System.getProperty("os.arch").equals("aarch64");
    return arm ? "arm_64" : "x86_64";
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException(entry.getName() + " leaves the archive");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    var executable = (entry.getMode() & OWNER_EXECUTE) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
