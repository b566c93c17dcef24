package com.thebetterstore.cloud.source.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.OutgoingMessage;
import com.thebetterstore.cloud.queue.Queues;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a mapping's on-failure queue what is known of records that are passed over: where they lie
/// in the stream, not what is in them, as Lambda does.
final class OnFailureDestination {

  private static final Logger LOG = LoggerFactory.getLogger(OnFailureDestination.class);
  private static final int OK = 200;

  private final Queues queues;
  private final InstantSource clock;
  private final Supplier<String> ids;

  OnFailureDestination(Queues queues, InstantSource clock, Supplier<String> ids) {
    this.queues = queues;
    this.clock = clock;
    this.ids = ids;
  }

  void send(
      StreamMapping mapping,
      String shard,
      List<StreamRecord> records,
      int invocations,
      String condition) {
    var log =
        LOG.atError()
            .addKeyValue("function", mapping.function().arn())
            .addKeyValue("condition", condition)
            .addKeyValue("records", records.size());
    if (mapping.onFailure().isEmpty()) {
      log.log("stream records passed over, and no queue gets them");
      return;
    }
    try {
      queues.send(
          mapping.function().role(),
          mapping.streamArn(),
          mapping.onFailure().get(),
          OutgoingMessage.of(message(mapping, shard, records, invocations, condition)));
      log.log("stream records passed over");
    } catch (DeliveryFailure failed) {
      log.addKeyValue("reason", failed.getMessage())
          .log("stream records passed over, and not sent to their queue");
    }
  }

  private String message(
      StreamMapping mapping,
      String shard,
      List<StreamRecord> records,
      int invocations,
      String condition) {
    var message = JsonNodeFactory.instance.objectNode();
    message
        .putObject("requestContext")
        .put("requestId", ids.get())
        .put("functionArn", mapping.function().arn())
        .put("condition", condition)
        .put("approximateInvokeCount", invocations);
    message
        .putObject("responseContext")
        .put("statusCode", OK)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    message.put("version", "1.0");
    message.put("timestamp", clock.instant().toString());
    message
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", records.getFirst().sequenceNumber())
        .put("endSequenceNumber", records.getLast().sequenceNumber())
        .put("approximateArrivalOfFirstRecord", records.getFirst().createdAt().toString())
        .put("approximateArrivalOfLastRecord", records.getLast().createdAt().toString())
        .put("batchSize", records.size())
        .put("streamArn", mapping.streamArn());
    return message.toString();
  }
}
