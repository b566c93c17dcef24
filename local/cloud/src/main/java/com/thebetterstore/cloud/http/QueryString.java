package com.thebetterstore.cloud.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.UrlEncoded;

/// The query of a URL, as forms write it: a plus sign is a space.
public final class QueryString {

  private QueryString() {}

  /// One name and its value, both decoded.
  public record Parameter(String name, String value) {}

  /// All parameters in their order; empty if it is not percent-encoded UTF-8.
  ///
  /// @param query still encoded
  public static Optional<List<Parameter>> parameters(String query) {
    var parameters = new ArrayList<Parameter>();
    try {
      UrlEncoded.decodeUtf8To(
          query,
          0,
          query.length(),
          (name, value) -> parameters.add(new Parameter(name, value)),
          false,
          false,
          false);
      return Optional.of(parameters);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
