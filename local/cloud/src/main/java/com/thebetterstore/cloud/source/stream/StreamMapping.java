package com.thebetterstore.cloud.source.stream;

import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.source.mapping.Batching;
import com.thebetterstore.cloud.source.mapping.EventFilter;
import com.thebetterstore.cloud.source.mapping.MappedFunction;
import com.thebetterstore.cloud.source.queue.QueueMapping;
import com.thebetterstore.cloud.template.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An `AWS::Lambda::EventSourceMapping` from a table's stream.
///
/// `StartingPosition` is always taken as `TRIM_HORIZON`: after a kill, `LATEST` would pass over
/// what was written before the first batch. `ParallelizationFactor` is taken as 1.
///
/// @param id the same at every start; checkpoints are kept under it
/// @param maxRetries empty for without end, as is Lambda's default
/// @param maxAge empty for as long as the stream keeps a record
/// @param onFailure ARN of the queue that gets batches given up
public record StreamMapping(
    String id,
    String streamArn,
    MappedFunction function,
    Batching batching,
    boolean bisects,
    Optional<Integer> maxRetries,
    Optional<Duration> maxAge,
    Optional<String> onFailure,
    boolean reportsItemFailures,
    EventFilter filter) {

  private static final int DEFAULT_BATCH = 100;

  public static StreamMapping read(
      Resource mapping, MappedFunction function, Permissions permissions) {
    var streamArn = mapping.required("EventSourceArn");
    for (var action :
        List.of("dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords")) {
      function.mustBeAllowed(permissions, action, streamArn, mapping);
    }
    var onFailure = mapping.property("DestinationConfig").path("OnFailure").path("Destination");
    return new StreamMapping(
        mapping.attribute("Id"),
        streamArn,
        function,
        Batching.read(mapping, DEFAULT_BATCH),
        mapping.text("BisectBatchOnFunctionError").orElse("false").equals("true"),
        limit(mapping, "MaximumRetryAttempts"),
        limit(mapping, "MaximumRecordAgeInSeconds").map(Duration::ofSeconds),
        onFailure.isMissingNode() ? Optional.empty() : Optional.of(onFailure.asText()),
        QueueMapping.reportsItemFailures(mapping),
        EventFilter.read(mapping));
  }

  /// Lambda writes -1 for no limit.
  private static Optional<Integer> limit(Resource mapping, String property) {
    return mapping.text(property).map(Integer::valueOf).filter(limit -> limit >= 0);
  }

  /// `arn:aws:dynamodb:{region}:{account}:table/{name}/stream/{label}`
  String tableName() {
    var parts = streamArn.split("/", -1);
    return parts[1];
  }
}
