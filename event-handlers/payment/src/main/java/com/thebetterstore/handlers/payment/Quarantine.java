package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.QueueMessage;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Where messages that Stripe did not send are kept for a person to look at. Nothing reads the
/// queue; it forgets after 14 days.
final class Quarantine {

  private final SqsClient sqs;
  private final String queueUrl;

  Quarantine(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  void putAside(QueueMessage message, String reason) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    message.attributes().forEach((name, value) -> attributes.put(name, text(value)));
    attributes.put("reason", text(reason));
    attributes.values().removeIf(value -> value.stringValue().isEmpty());
    sqs.sendMessage(send ->
        send.queueUrl(queueUrl)
            .messageBody(message.body())
            .messageAttributes(Map.copyOf(attributes)));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
