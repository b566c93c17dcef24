package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.function.SqsMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The queue where messages that Stripe did not send are kept for a person to look at. No function
/// reads it; it keeps them for 14 days.
final class Quarantine {

  /// SQS quotas: a message has at most 1 MiB, its attributes' names, types and values included.
  private static final long MAX_BYTES = 1024 * 1024;

  private final SqsClient sqs;
  private final String queueUrl;

  Quarantine(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  void putAside(SqsMessage message, String reason) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    message.attributes().forEach((name, value) -> attributes.put(name, text(value)));
    attributes.values().removeIf(value -> value.stringValue().isEmpty());
    attributes.put("reason", text(reason));
    if (size(message.body(), attributes) > MAX_BYTES) {
      // What came is kept whole, so that it can be moved back; the log says the reason, too.
      attributes.remove("reason");
    }
    sqs.sendMessage(send ->
        send.queueUrl(queueUrl)
            .messageBody(message.body())
            .messageAttributes(Map.copyOf(attributes)));
  }

  private static long size(String body, Map<String, MessageAttributeValue> attributes) {
    return attributes.entrySet().stream()
            .mapToLong(it ->
                bytes(it.getKey())
                    + bytes(it.getValue().dataType())
                    + bytes(it.getValue().stringValue()))
            .sum()
        + bytes(body);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
