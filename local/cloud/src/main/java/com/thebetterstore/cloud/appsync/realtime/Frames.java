package com.thebetterstore.cloud.appsync.realtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server says, as JSON text.
final class Frames {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static final String KEEP_ALIVE = "{\"type\":\"ka\"}";

  private Frames() {}

  /// @param timeoutMillis how long the client may get nothing before it must take the connection
  ///   for lost
  static String acknowledged(long timeoutMillis) {
    return write(frame("connection_ack", null, Map.of("connectionTimeoutMs", timeoutMillis)));
  }

  /// The connection as a whole is refused.
  static String connectionError(Map<String, ?> error) {
    return write(frame("connection_error", null, Map.of("errors", List.of(error))));
  }

  static String started(String id) {
    return write(frame("start_ack", id, null));
  }

  static String completed(String id) {
    return write(frame("complete", id, null));
  }

  static String data(String id, Map<String, @Nullable Object> payload) {
    return write(frame("data", id, payload));
  }

  /// @param id of the subscription; null when the message had none
  /// @param errors a list, but for one kind of error in which AppSync sends a single object
  static String error(@Nullable String id, Object errors) {
    return write(frame("error", id, Map.of("errors", errors)));
  }

  static Map<String, Object> problem(String errorType, String message) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("errorType", errorType);
    problem.put("message", message);
    return problem;
  }

  private static Map<String, @Nullable Object> frame(
      String type, @Nullable String id, @Nullable Object payload) {
    var frame = new LinkedHashMap<String, @Nullable Object>();
    frame.put("type", type);
    if (id != null) {
      frame.put("id", id);
    }
    if (payload != null) {
      frame.put("payload", payload);
    }
    return frame;
  }

  private static String write(Object frame) {
    try {
      return JSON.writeValueAsString(frame);
    } catch (JacksonException unwritable) {
      throw new IllegalStateException("a frame could not be written", unwritable);
    }
  }
}
