package com.thebetterstore.local.source;

import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.template.Resource;
import java.util.List;

/// An `AWS::Lambda::EventSourceMapping` from a queue.
///
/// @param concurrency batches at the same time; no more than this machine has processors for
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

  /// In the cloud each batch has a machine of its own. Here all share one with the engines: more
  /// batches at a time than there are processors only keep what is under way waiting. Never less
  /// than two, so that what goes wrong between two of them can be seen here.
  static final int MOST_AT_A_TIME = Math.max(2, Runtime.getRuntime().availableProcessors());

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
        Math.min(
            MOST_AT_A_TIME,
            mapping
                .property("ScalingConfig")
                .path("MaximumConcurrency")
                .asInt(DEFAULT_CONCURRENCY)),
        reportsItemFailures(mapping),
        EventFilter.read(mapping));
  }

  static boolean reportsItemFailures(Resource mapping) {
    return mapping.list("FunctionResponseTypes").stream()
        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
  }
}
