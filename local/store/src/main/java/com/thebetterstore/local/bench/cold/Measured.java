package com.thebetterstore.local.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// A function that is measured.
///
/// @param name as it is printed
/// @param root its unpacked zip
/// @param event the first event that it gets
/// @param world what it finds in tables, as the zip's `rehearsal/world.json` says
record Measured(
    String name,
    String handler,
    int megabytes,
    Path root,
    long zipBytes,
    Map<String, String> settings,
    String event,
    JsonNode world) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The functions of a synthesised stage, by their names; those are left out that wait for the
  /// reports' database, of which there is none here.
  static List<Measured> of(Path assembly, Path unpacked, URI outside, String only)
      throws IOException {
    try (var files = Files.list(assembly)) {
      return files
          .filter(file -> file.toString().endsWith(".template.json"))
          .sorted()
          .flatMap(file -> template(file).properties().stream())
          .map(entry -> entry.getValue())
          .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
          .map(resource -> resource.path("Properties"))
          .filter(function -> function.path("Runtime").asText().startsWith("java"))
          .filter(function -> !function.at("/Environment/Variables").has("DB_HOST"))
          .filter(function -> name(function).startsWith(only))
          .map(function -> of(assembly, unpacked, outside, function))
          .toList();
    }
  }

  private static String name(JsonNode function) {
    return function.path("FunctionName").asText().replaceAll("^tbs-|-local$", "");
  }

  private static JsonNode template(Path file) {
    try {
      return JSON.readTree(file.toFile()).path("Resources");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Measured of(Path assembly, Path unpacked, URI outside, JsonNode function) {
    var key = function.at("/Code/S3Key").asText();
    var zip = assembly.resolve("asset." + key);
    var root = unpacked.resolve(key.replace(".zip", ""));
    var settings = settings(function.at("/Environment/Variables"), outside);
    try {
      unpack(zip, root);
      try (var loader = new URLClassLoader(urls(root), ClassLoader.getPlatformClassLoader())) {
        var type = loader.loadClass(function.path("Handler").asText());
        var made = type.getConstructor(Map.class).newInstance(settings);
        var world = type.getResource("/rehearsal/world.json");
        return new Measured(
            name(function),
            type.getName(),
            function.path("MemorySize").asInt(),
            root,
            Files.size(zip),
            settings,
            ((List<?>) rehearsed(type).invoke(made)).getLast().toString(),
            world == null ? JSON.createObjectNode() : read(world));
      }
    } catch (IOException | ReflectiveOperationException unusable) {
      throw new IllegalStateException("cannot use " + zip, unusable);
    }
  }

  private static JsonNode read(URL file) throws IOException {
    try (var in = file.openStream()) {
      return JSON.readTree(in);
    }
  }

  private static Method rehearsed(Class<?> type) throws ReflectiveOperationException {
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      for (var method : above.getDeclaredMethods()) {
        if (method.getName().equals("rehearsedEvents")) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException("rehearsedEvents of " + type);
  }

  private static Map<String, String> settings(JsonNode variables, URI outside) {
    var settings = new HashMap<String, String>();
    variables
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), setting(entry.getKey(), outside)));
    settings.put("AWS_ENDPOINT_URL", outside.toString());
    settings.put("AWS_REGION", "ap-southeast-2");
    settings.put("AWS_ACCESS_KEY_ID", "bench");
    settings.put("AWS_SECRET_ACCESS_KEY", "bench");
    return settings;
  }

  private static String setting(String name, URI outside) {
    return switch (name) {
      case "STRIPE_API_BASE", "QUARANTINE_QUEUE_URL" -> outside.toString();
      case "STOREFRONT_URL" -> "https://shop.example";
      case "STRIPE_LIVE_MODE" -> "false";
      case "GUEST_CHECKOUT" -> "true";
      case "MAIL_FROM" -> "orders@shop.example";
      default -> "bench";
    };
  }

  private static void unpack(Path zip, Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().filter(it -> !it.isDirectory()).toList()) {
        var path = root.resolve(entry.getName()).normalize();
        Files.createDirectories(path.getParent());
        try (var in = file.getInputStream(entry)) {
          Files.copy(in, path);
        }
      }
    }
  }

  /// Its classes and libraries, in the order in which Lambda puts them.
  static List<Path> classPath(Path root) throws IOException {
    try (Stream<Path> jars =
        Files.isDirectory(root.resolve("lib")) ? Files.list(root.resolve("lib")) : Stream.of()) {
      return Stream.concat(Stream.of(root), jars.sorted()).toList();
    }
  }

  private static URL[] urls(Path root) throws IOException {
    return classPath(root).stream().map(Measured::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
