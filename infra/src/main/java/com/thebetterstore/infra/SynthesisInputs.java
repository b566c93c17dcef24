package com.thebetterstore.infra;

import com.thebetterstore.infra.construct.function.FunctionZip;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// A digest of everything that the templates are made from. It is kept beside the output, so that
/// an unchanged store is not synthesised again.
record SynthesisInputs(String digest) {

  static SynthesisInputs of(Path root, String settings) throws IOException {
    var sha = sha256();
    sha.update(settings.getBytes(StandardCharsets.UTF_8));
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        addFolder(sha, path);
      } else {
        // A library's file name holds its version.
        sha.update(path.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    var files = new ArrayList<>(List.of(root.resolve("schema.graphql")));
    for (var zip : FunctionZip.values()) {
      var file = zip.in(root);
      if (Files.notExists(file)) {
        throw new IOException(file + " is not built: does infra/pom.xml name its module?");
      }
      files.add(file);
    }
    for (var file : files) {
      add(sha, file);
    }
    return new SynthesisInputs(HexFormat.of().formatHex(sha.digest()));
  }

  boolean unchangedSince(Path output) throws IOException {
    var record = recordOf(output);
    return Files.exists(output.resolve("manifest.json"))
        && Files.exists(record)
        && Files.readString(record).equals(digest);
  }

  void recordBeside(Path output) throws IOException {
    Files.writeString(recordOf(output), digest);
  }

  static void removeOutput(Path output) throws IOException {
    Files.deleteIfExists(recordOf(output));
    if (Files.notExists(output)) {
      return;
    }
    try (var files = Files.walk(output)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path recordOf(Path output) {
    return output.resolveSibling(output.getFileName() + ".inputs");
  }

  private static void addFolder(MessageDigest sha, Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        sha.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        add(sha, file);
      }
    }
  }

  private static void add(MessageDigest sha, Path file) throws IOException {
    sha.update(Files.readAllBytes(file));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
