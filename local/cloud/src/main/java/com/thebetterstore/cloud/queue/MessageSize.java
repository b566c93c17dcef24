package com.thebetterstore.cloud.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How SQS counts a message, in bytes of UTF-8: the body, and the name, type and value of each
/// attribute. System attributes, such as X-Ray's header, are not counted.
///
/// The engine counts the body alone, and that in characters.
public final class MessageSize {

  /// The most that a message, or all messages of a batch, may have.
  public static final long LIMIT = 1 << 20;

  private MessageSize() {}

  /// A message of the JSON protocol.
  static long ofJson(JsonNode message) {
    var size = bytes(message.path("MessageBody").asText());
    for (var attribute : message.path("MessageAttributes").properties()) {
      var value = attribute.getValue();
      size += bytes(attribute.getKey());
      size += bytes(value.path("DataType").asText());
      size += bytes(value.path("StringValue").asText());
      size += decoded(value.path("BinaryValue").asText());
    }
    return size;
  }

  /// A message of the query protocol.
  ///
  /// @param form `MessageBody`, `MessageAttribute.1.Name`, `MessageAttribute.1.Value.DataType` …
  public static long ofForm(Map<String, String> form) {
    var size = 0L;
    for (var parameter : form.entrySet()) {
      var name = parameter.getKey();
      if (name.equals("MessageBody")) {
        size += bytes(parameter.getValue());
      } else if (name.startsWith("MessageAttribute.")) {
        size +=
            name.endsWith(".BinaryValue")
                ? decoded(parameter.getValue())
                : bytes(parameter.getValue());
      }
    }
    return size;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// Base64 has four characters for three bytes, and one `=` for each byte that the end lacks.
  private static long decoded(String base64) {
    var padding = base64.length() - base64.replace("=", "").length();
    return base64.length() / 4L * 3 - padding;
  }
}
