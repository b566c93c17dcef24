package com.thebetterstore.cloud.appsync.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operation came to.
///
/// @param status the HTTP status; errors of fields do not change it from 200
/// @param body `data` and `errors`, ready to be written as JSON
public record GraphQlAnswer(int status, Map<String, @Nullable Object> body) {

  /// Keeps an own copy of the body.
  public GraphQlAnswer {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }

  public static GraphQlAnswer refused(int status, String errorType, String message) {
    return new GraphQlAnswer(status, new LinkedHashMap<>(ErrorFormat.request(errorType, message)));
  }

  static GraphQlAnswer of(@Nullable Object data, List<Map<String, @Nullable Object>> errors) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("data", data);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return new GraphQlAnswer(200, body);
  }
}
