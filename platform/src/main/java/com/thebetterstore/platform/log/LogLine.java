package com.thebetterstore.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.thebetterstore.platform.StoreTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// One line of the log: `timestamp`, `level` and `message`, then what is known of the work that it
/// belongs to, then what goes with the message, all side by side, as CloudWatch Logs Insights and
/// jq read them most easily. Warnings and errors say which class they come from, too, as `logger`,
/// and what only who looks for a fault needs. Every order writes some forty lines that tell of
/// none, and each byte of them is billed: the function is in the log group's name, and the
/// invocation in the trace.
///
/// The time of day is as RFC 3339 has it: Lambda takes a line whose `timestamp` is anything else
/// for one of level INFO, whatever its level is (Lambda developer guide, "Log-level filtering").
record LogLine(
    Instant time,
    Level level,
    String logger,
    String message,
    List<KeyValuePair> fields,
    @Nullable Throwable cause) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> OF_FAULTS = Set.of("function", "requestId", "messageId");

  /// @param context what is known of the work; of two fields with one name the message's own stays
  byte[] json(@Nullable Map<String, String> context) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("timestamp", StoreTime.write(time));
      json.writeStringField("level", level.name());
      json.writeStringField("message", message);
      if (mayTellOfFault()) {
        json.writeStringField("logger", logger);
      }
      for (var field : merged(context).entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      if (cause != null) {
        json.writeStringField("error", stackTrace(cause));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private Map<String, Object> merged(@Nullable Map<String, String> context) {
    var merged = new LinkedHashMap<String, Object>(Objects.requireNonNullElse(context, Map.of()));
    if (!mayTellOfFault()) {
      merged.keySet().removeAll(OF_FAULTS);
    }
    fields.forEach(field -> merged.put(field.key, Objects.requireNonNullElse(field.value, "")));
    return merged;
  }

  private boolean mayTellOfFault() {
    return level.toInt() >= Level.WARN.toInt();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
  }

  private static String stackTrace(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
