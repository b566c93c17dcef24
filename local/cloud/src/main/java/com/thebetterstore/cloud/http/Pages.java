package com.thebetterstore.cloud.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The Mustache templates and files that lie beside a class. Everything put into a template is
/// escaped for HTML.
public final class Pages {
  private final Class<?> owner;
  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Mustache.Compiler compiler;

  private Pages(Class<?> owner) {
    this.owner = owner;
    this.compiler =
        Mustache.compiler()
            // A name that the view lacks is a bug; null and empty text are "nothing to show".
            .strictSections(true)
            .emptyStringIsFalse(true)
            .nullValue("");
  }

  /// The templates beside `owner`.
  public static Pages of(Class<?> owner) {
    return new Pages(owner);
  }

  /// The template `name.mustache` filled from a record.
  public String fill(String name, Record view) {
    return templates
        .computeIfAbsent(name, key -> compiler.compile(read(key + ".mustache")))
        .execute(view);
  }

  /// A file beside the class, as it is.
  public HttpAnswer file(String name, String contentType) {
    return HttpAnswer.of(200, contentType, read(name));
  }

  private String read(String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside " + owner.getName());
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + name, cause);
    }
  }
}
