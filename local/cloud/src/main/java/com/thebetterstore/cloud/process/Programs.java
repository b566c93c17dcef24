package com.thebetterstore.cloud.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Programs of the machine.
public final class Programs {

  private Programs() {}

  /// A program on `PATH`.
  public static Optional<Path> find(String name) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The `java` that runs us.
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// Whether we are root, whom PostgreSQL refuses to serve.
  public static boolean runAsRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
