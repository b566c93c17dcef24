package com.thebetterstore.cloud;

import com.thebetterstore.cloud.process.NewFiles;
import com.thebetterstore.cloud.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder that holds a store's state, locked for one store at a time, and closed to all other
/// users of the machine: it is full of secrets and of buyers' names and addresses.
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "store.lock";
  private static final int STICKY = 01000;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder if there is none, locks it, and takes it and all that is in it from every
  /// other user. What this process and its children make from then on is for their owner alone. A
  /// killed store's lock goes with it.
  ///
  /// @throws StartFailure if another store has it, or it holds something else than a store
  public static DataFolder lock(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
      NewFiles.areForTheirOwnerOnly();
      Files.createDirectories(path);
      var folder = path.toRealPath();
      var file = folder.resolve(LOCK);
      if (isShared(folder) || !(Files.exists(file) || isEmpty(folder))) {
        throw new StartFailure(
            "the data folder " + path + " is not the store's alone: choose a new or an empty one");
      }
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartFailure(
            "the data folder "
                + path
                + " is in use by another store (process "
                + Files.readString(file).strip()
                + ")");
      }
      closeToOthers(folder);
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
      return new DataFolder(folder, channel);
    } catch (IOException failed) {
      throw new StartFailure("the data folder " + path + " cannot be used: " + failed, failed);
    }
  }

  /// The sticky bit is for folders that many users write in, such as `/tmp`.
  private static boolean isShared(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  /// Earlier versions left files that everybody could read.
  private static void closeToOthers(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (var file : tree.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        var permissions = new HashSet<>(Files.getPosixFilePermissions(file));
        if (permissions.removeAll(OF_OTHERS)) {
          Files.setPosixFilePermissions(file, permissions);
        }
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot unlock " + path, failed);
    }
  }
}
