package com.thebetterstore.cloud.source.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.template.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Writes stream records as the event that Lambda gives to functions behind a table.
///
/// DynamoDB Local names its own region, and writes items that it removed itself under a name that
/// no SDK knows and with keys of indexes among the item's; both are put right here.
final class StreamEvent {

  private final String streamArn;
  private final Set<String> keyNames;

  /// @param streamArn as the templates know it
  /// @param keyNames the table's key attributes
  StreamEvent(String streamArn, Set<String> keyNames) {
    this.streamArn = streamArn;
    this.keyNames = Set.copyOf(keyNames);
  }

  String of(List<StreamRecord> records) {
    var event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(records.stream().map(StreamRecord::json).toList());
    return event.toString();
  }

  StreamRecord read(Record record) {
    var change = record.dynamodb();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("eventID", record.eventID());
    json.put("eventName", eventName(record));
    json.put("eventVersion", "1.1");
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", Account.REGION);
    var body = json.putObject("dynamodb");
    body.put("ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    var keys = new HashMap<>(change.keys());
    keys.keySet().retainAll(keyNames);
    body.set("Keys", AttributeJson.of(keys));
    if (change.hasNewImage()) {
      body.set("NewImage", AttributeJson.of(change.newImage()));
    }
    if (change.hasOldImage()) {
      body.set("OldImage", AttributeJson.of(change.oldImage()));
    }
    body.put("SequenceNumber", change.sequenceNumber());
    body.put("SizeBytes", change.sizeBytes());
    body.put("StreamViewType", change.streamViewTypeAsString());
    addIdentity(json, record);
    json.put("eventSourceARN", streamArn);
    return new StreamRecord(change.sequenceNumber(), change.approximateCreationDateTime(), json);
  }

  private static String eventName(Record record) {
    return isExpiry(record) ? "REMOVE" : record.eventNameAsString();
  }

  private static boolean isExpiry(Record record) {
    return record.eventName() == OperationType.UNKNOWN_TO_SDK_VERSION;
  }

  private static void addIdentity(ObjectNode json, Record record) {
    if (isExpiry(record)) {
      json.putObject("userIdentity")
          .put("type", "Service")
          .put("principalId", "dynamodb.amazonaws.com");
    } else if (record.userIdentity() != null) {
      json.putObject("userIdentity")
          .put("type", record.userIdentity().type())
          .put("principalId", record.userIdentity().principalId());
    }
  }
}
