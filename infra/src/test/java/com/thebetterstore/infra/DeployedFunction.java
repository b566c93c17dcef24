package com.thebetterstore.infra;

import com.thebetterstore.infra.Templates.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// A function as it is deployed: the class that the template names, loaded from the zip that it is
/// packaged in and put together from settings of the names that the template has.
record DeployedFunction(Object handler, URLClassLoader code) implements AutoCloseable {

  private static final String CONTRACTS = "com.thebetterstore.contracts.";
  private static final String HANDLES_EVENTS = "com.thebetterstore.platform.function.HandlesEvents";
  private static final String RESOLVER = "com.thebetterstore.platform.function.AppSyncResolver";

  /// @param folder to unpack the zip's libraries in
  static DeployedFunction of(Resource function, Path folder) {
    var handler = function.property("Handler").asText();
    var loader =
        new URLClassLoader(urls(zip(function), folder), ClassLoader.getPlatformClassLoader());
    try {
      var made =
          loader.loadClass(handler).getConstructor(Map.class).newInstance(settings(function));
      return new DeployedFunction(made, loader);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("cannot make a " + handler, broken);
    }
  }

  /// The types of the events that it declares to handle; empty if it declares none.
  Optional<Set<String>> handledEvents() {
    return declared(HANDLES_EVENTS, "handledEvents");
  }

  /// The fields of the API that it declares to resolve; empty if it is no resolver.
  Optional<Set<String>> resolvedFields() {
    return declared(RESOLVER, "fields");
  }

  private Optional<Set<String>> declared(String type, String method) {
    try {
      var declares = code.loadClass(type);
      if (!declares.isInstance(handler)) {
        return Optional.empty();
      }
      var names = (Set<?>) declares.getMethod(method).invoke(handler);
      return Optional.of(names.stream().map(String.class::cast).collect(Collectors.toSet()));
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError("the code has another shape", changed);
    }
  }

  /// Every event of the contract: its `detail-type`, and the `source` that publishes it.
  Map<String, String> sourcesOfEvents() {
    var sources = new HashMap<String, String>();
    try {
      for (var publisher : code.loadClass(CONTRACTS + "StoreEvent").getPermittedSubclasses()) {
        var source = String.valueOf(publisher.getField("SOURCE").get(null));
        for (var event : publisher.getPermittedSubclasses()) {
          sources.put(event.getSimpleName(), source);
        }
      }
      return sources;
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError("the code has another shape", changed);
    }
  }

  @Override
  public void close() throws IOException {
    code.close();
  }

  private static Map<String, String> settings(Resource function) {
    var settings = new HashMap<String, String>();
    function
        .property("Environment/Variables")
        .propertyStream()
        .forEach(setting -> settings.put(setting.getKey(), "setting"));
    settings.put("AWS_REGION", "ap-southeast-2");
    settings.put("AWS_ACCESS_KEY_ID", "TESTS");
    settings.put("AWS_SECRET_ACCESS_KEY", "tests");
    return settings;
  }

  /// The asset that the template names.
  private static Path zip(Resource function) {
    return Templates.folder().resolve("asset." + function.property("Code/S3Key").asText());
  }

  /// The zip itself, for the function's own classes, and the libraries in it.
  private static URL[] urls(Path zip, Path folder) {
    var urls = new ArrayList<URL>();
    try (var file = new ZipFile(zip.toFile())) {
      urls.add(zip.toUri().toURL());
      for (var entry : file.stream().filter(it -> it.getName().endsWith(".jar")).toList()) {
        var library = folder.resolve(Path.of(entry.getName()).getFileName());
        try (var content = file.getInputStream(entry)) {
          Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
        }
        urls.add(library.toUri().toURL());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return urls.toArray(URL[]::new);
  }
}
