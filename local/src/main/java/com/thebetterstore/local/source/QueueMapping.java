package com.thebetterstore.local.source;

import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.template.Resource;
import java.util.List;

/// An `AWS::Lambda::EventSourceMapping` from a queue.
///
/// @param concurrency batches at the same time
/// @param reportsItemFailures whether the function's answer is read as a [BatchResponse]
record QueueMapping(
    String queueArn,
    MappedFunction function,
    Batching batching,
    int concurrency,
    boolean reportsItemFailures,
    EventFilter filter) {

  /// Lambda starts with five pollers on a standard queue.
  private static final int DEFAULT_CONCURRENCY = 5;

  private static final int DEFAULT_BATCH = 10;

  static QueueMapping read(Resource mapping, MappedFunction function, Permissions permissions) {
    var queueArn = mapping.required("EventSourceArn");
    for (var action :
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
      function.mustBeAllowed(permissions, action, queueArn, mapping);
    }
    return new QueueMapping(
        queueArn,
        function,
        Batching.read(mapping, DEFAULT_BATCH),
        mapping.property("ScalingConfig").path("MaximumConcurrency").asInt(DEFAULT_CONCURRENCY),
        reportsItemFailures(mapping),
        EventFilter.read(mapping));
  }

  static boolean reportsItemFailures(Resource mapping) {
    return mapping.list("FunctionResponseTypes").stream()
        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
  }
}
