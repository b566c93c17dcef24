package com.thebetterstore.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The user that runs what refuses to be run by root: `nobody` on every Linux.
public final class Unprivileged {

  private static final int ID = 65534;
  private static final int ROOT = 0;

  static final List<String> OPTIONS = List.of("--reuid=" + ID, "--regid=" + ID, "--clear-groups");

  private Unprivileged() {}

  /// The start of a command that becomes this user; nothing unless we are root.
  ///
  /// @throws StartFailure if we are root and the machine has no `setpriv`
  public static List<String> prefix() {
    if (!Programs.runAsRoot()) {
      return List.of();
    }
    var setpriv =
        Programs.find("setpriv")
            .orElseThrow(() ->
                new StartFailure(
                    "PostgreSQL does not run as root, and setpriv (util-linux) is missing:"
                        + " start the store as another user"));
    var command = new ArrayList<String>();
    command.add(setpriv.toString());
    command.addAll(OPTIONS);
    command.add("--");
    return command;
  }

  /// Whether a file, or a link itself, is this user's or root's.
  public static boolean orRootOwns(Path file) {
    try {
      var owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return owner.equals(ID) || owner.equals(ROOT);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot look at " + file, failed);
    }
  }

  /// Gives a folder and all in it to this user; does nothing unless we are root.
  public static void own(Path folder) {
    if (!Programs.runAsRoot()) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (var path : tree.toList()) {
        Files.setAttribute(path, "unix:uid", ID);
        Files.setAttribute(path, "unix:gid", ID);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot hand over " + folder, failed);
    }
  }
}
