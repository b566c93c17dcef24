package com.thebetterstore.cloud.lambda.code;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;

/// The classes of one packaged zip, seen by nothing but its own functions; libraries that all zips
/// have come from [SharedLibraries].
///
/// Whatever its threads write to standard output goes to the log, as CloudWatch would have it.
public final class FunctionLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final FunctionOutput output;

  private FunctionLoader(String name, URL[] urls, SharedLibraries shared, FunctionOutput output) {
    super(name, urls, shared);
    this.output = output;
  }

  /// Loads from an unpacked zip: classes at the root, dependencies under `lib/`.
  public static FunctionLoader of(Path unpacked, SharedLibraries shared, FunctionOutput output) {
    var paths = new ArrayList<Path>();
    paths.add(unpacked);
    paths.addAll(shared.ownJars(unpacked));
    return new FunctionLoader(
        unpacked.getFileName().toString(), SharedLibraries.urls(paths), shared, output);
  }

  FunctionOutput output() {
    return output;
  }
}
