package com.thebetterstore.cloud.lambda.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// The libraries that all zips have, byte for byte, loaded once for all of them.
///
/// A function sees none but its own zip's libraries: what it lacks, it lacks here, too. What a
/// library needs is in every zip that has the library, so it is shared as well. That is not so of
/// our own modules, which have parts that only some zips need: their classes are not shared, nor is
/// any state that they may hold. Only what SLF4J finds there is: the classes that write the log,
/// and the one that they tell the time by.
public final class SharedLibraries extends URLClassLoader {

  private static final String OUR_PACKAGE = "com.thebetterstore.";
  private static final List<String> FOR_SLF4J =
      List.of("com.thebetterstore.platform.log.", "com.thebetterstore.platform.StoreTime");

  static {
    registerAsParallelCapable();
  }

  private final Set<String> names;

  private SharedLibraries(Collection<Path> jars) {
    super("shared-libraries", urls(jars), new RuntimeInterfaces());
    names =
        jars.stream()
            .filter(jar -> !isOurs(jar))
            .map(jar -> jar.getFileName().toString())
            .collect(Collectors.toSet());
  }

  /// Finds the libraries that all packages have.
  ///
  /// @param packages the unpacked zips
  public static SharedLibraries of(Collection<Path> packages) {
    return new SharedLibraries(
        packages.stream()
            .limit(1)
            .flatMap(folder -> jars(folder).stream())
            .filter(jar -> packages.stream().allMatch(folder -> has(folder, jar)))
            .toList());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(OUR_PACKAGE) && FOR_SLF4J.stream().noneMatch(name::startsWith)) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }

  /// The jars whose classes a package does not share.
  List<Path> ownJars(Path unpacked) {
    return jars(unpacked).stream()
        .filter(jar -> !names.contains(jar.getFileName().toString()))
        .toList();
  }

  private static List<Path> jars(Path unpacked) {
    var lib = unpacked.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (var jars = Files.list(lib)) {
      return jars.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + lib, unreadable);
    }
  }

  private static boolean isOurs(Path jar) {
    try (var file = new ZipFile(jar.toFile())) {
      return file.getEntry(OUR_PACKAGE.replace('.', '/')) != null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + jar, unreadable);
    }
  }

  private static boolean has(Path unpacked, Path jar) {
    var same = unpacked.resolve("lib").resolve(jar.getFileName());
    try {
      return Files.exists(same) && Files.mismatch(same, jar) == -1;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + same, unreadable);
    }
  }

  static URL[] urls(Collection<Path> paths) {
    return paths.stream().map(SharedLibraries::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
