package com.thebetterstore.cloud.source.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.source.mapping.BatchResponse;
import com.thebetterstore.cloud.template.Account;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Writes messages as the event that Lambda gives to functions behind a queue.
final class QueueEvent {

  private QueueEvent() {}

  static String of(List<ObjectNode> records) {
    var event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(records);
    return event.toString();
  }

  static ObjectNode record(Message message, String queueArn) {
    var record = JsonNodeFactory.instance.objectNode();
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    var attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    var custom = record.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> custom.set(name, attribute(value)));
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.put("md5OfBody", message.md5OfBody());
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", Account.REGION);
    return record;
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    var attribute = JsonNodeFactory.instance.objectNode();
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      attribute.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    attribute.put("dataType", value.dataType());
    return attribute;
  }

  /// What a filter sees: the body as JSON if it is JSON.
  static JsonNode forFilter(ObjectNode record) {
    try {
      var body = BatchResponse.JSON.readTree(record.path("body").asText());
      return record.deepCopy().set("body", body);
    } catch (JsonProcessingException plainText) {
      return record;
    }
  }
}
