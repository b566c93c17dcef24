package com.thebetterstore.cloud.source.queue;

import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.source.mapping.Batching;
import com.thebetterstore.cloud.source.mapping.EventFilter;
import com.thebetterstore.cloud.source.mapping.MappedFunction;
import com.thebetterstore.cloud.template.Resource;
import java.util.List;

/// An `AWS::Lambda::EventSourceMapping` from a queue.
///
/// @param concurrency batches at the same time; no more than this machine can bear
/// @param reportsItemFailures whether the function's answer is read as a `BatchResponse`
public record QueueMapping(
    String queueArn,
    MappedFunction function,
    Batching batching,
    int concurrency,
    boolean reportsItemFailures,
    EventFilter filter) {

  /// Lambda starts with five pollers on a standard queue.
  private static final int DEFAULT_CONCURRENCY = 5;

  private static final int DEFAULT_BATCH = 10;

  public static QueueMapping read(
      Resource mapping, MappedFunction function, Permissions permissions) {
    var queueArn = mapping.required("EventSourceArn");
    for (var action :
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
      function.mustBeAllowed(permissions, action, queueArn, mapping);
    }
    return new QueueMapping(
        queueArn,
        function,
        Batching.read(mapping, DEFAULT_BATCH),
        batchesAtATime(
            mapping.property("ScalingConfig").path("MaximumConcurrency").asInt(DEFAULT_CONCURRENCY),
            Runtime.getRuntime().availableProcessors()),
        reportsItemFailures(mapping),
        EventFilter.read(mapping));
  }

  /// In the cloud each batch has a machine of its own. Here all share one: with more batches of a
  /// queue than half the processors, what they cause waits for what has only begun. The other half
  /// is for the engines, the streams and the subscribers.
  static int batchesAtATime(int allowed, int processors) {
    return Math.min(allowed, Math.max(1, processors / 2));
  }

  public static boolean reportsItemFailures(Resource mapping) {
    return mapping.list("FunctionResponseTypes").stream()
        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
  }
}
