package com.thebetterstore.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Runs [StoreApp] when one of its inputs has changed since the last time; called by the build.
///
/// The first argument is the directory of the templates. The others are the inputs: files, or
/// directories with all that is in them, relative to the working directory. A missing one counts as
/// empty. The digest of the inputs is kept beside the templates, so it goes when they go.
final class Synthesis {
  private Synthesis() {}

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    var templates = Path.of(arguments[0]);
    var kept = templates.resolveSibling(templates.getFileName() + ".inputs");
    var inputs = digest(Arrays.stream(arguments).skip(1).map(Path::of).toList());
    if (Files.exists(templates.resolve("manifest.json"))
        && Files.exists(kept)
        && Files.readString(kept).equals(inputs)) {
      return;
    }
    Files.deleteIfExists(kept);
    StoreApp.main(new String[] {templates.toString()});
    Files.writeString(kept, inputs);
  }

  private static String digest(List<Path> inputs) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var input : inputs) {
      for (var file : files(input)) {
        digest.update(file.toString().getBytes(UTF_8));
        digest.update((byte) 0);
        try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
          bytes.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path input) throws IOException {
    if (Files.notExists(input)) {
      return List.of();
    }
    try (var found = Files.walk(input)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
