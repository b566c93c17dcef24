package com.thebetterstore.cloud.postgres;

import com.thebetterstore.cloud.process.Programs;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.process.Unprivileged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;

/// Where PostgreSQL's programs and its data are.
///
/// @param binaries shared by all stores of one checkout
/// @param cluster the data
public record PostgresHome(Path binaries, Path cluster) {

  private static final String VERSION = "18.6.0";

  /// Where root's PostgreSQL lives if its user could not reach the usual place.
  private static final Path FOR_ROOT = Path.of("/var/tmp");

  /// The usual place: programs under the build's folder, the cluster under the data folder.
  ///
  /// PostgreSQL does not run as root. When we are root, its user must be able to walk to both
  /// places; where it cannot (in root's own home, say), they are put under `/var/tmp`.
  public static PostgresHome of(Path build, Path data) {
    var binaries = build.toAbsolutePath().resolve("postgres-" + VERSION);
    var cluster = data.toAbsolutePath().resolve("postgres");
    if (!Programs.runAsRoot()) {
      return new PostgresHome(binaries, cluster);
    }
    openForWalking(data);
    return new PostgresHome(
        canBeWalkedTo(build) ? binaries : forRoot("the-better-store-postgres-" + VERSION),
        canBeWalkedTo(data) ? cluster : forRoot("the-better-store" + flat(cluster)));
  }

  /// Everybody may make a folder there, and put programs or data of their own into it.
  private static Path forRoot(String name) {
    var folder = FOR_ROOT.resolve(name);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Unprivileged.orRootOwns(folder)) {
      throw new StartFailure(folder + " was made by another user: remove it");
    }
    return folder;
  }

  private static String flat(Path path) {
    return path.toString().replace('/', '-');
  }

  /// The data folder is ours, so it may be opened; what is above it is not.
  private static void openForWalking(Path data) {
    try {
      var permissions = new HashSet<>(Files.getPosixFilePermissions(data));
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(data, permissions);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot open " + data + " for PostgreSQL", failed);
    }
  }

  private static boolean canBeWalkedTo(Path folder) {
    try {
      for (var path = existing(folder); path != null; path = path.getParent()) {
        if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot look at " + folder, failed);
    }
  }

  private static Path existing(Path folder) {
    var path = folder.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
