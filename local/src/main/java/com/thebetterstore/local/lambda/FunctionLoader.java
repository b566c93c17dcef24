package com.thebetterstore.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// The classes of one packaged zip, seen by nothing but its own functions.
///
/// Whatever its threads write to standard output goes to the log, as CloudWatch would have it.
final class FunctionLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final FunctionOutput output;

  private FunctionLoader(String name, URL[] urls, FunctionOutput output) {
    super(name, urls, new RuntimeInterfaces());
    this.output = output;
  }

  /// Loads from an unpacked zip: classes at the root, dependencies under `lib/`.
  static FunctionLoader of(Path unpacked, FunctionOutput output) {
    var urls = new ArrayList<URL>();
    urls.add(url(unpacked));
    var lib = unpacked.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (var jars = Files.list(lib)) {
        jars.sorted().map(FunctionLoader::url).forEach(urls::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read " + lib, unreadable);
      }
    }
    return new FunctionLoader(unpacked.getFileName().toString(), urls.toArray(URL[]::new), output);
  }

  FunctionOutput output() {
    return output;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
