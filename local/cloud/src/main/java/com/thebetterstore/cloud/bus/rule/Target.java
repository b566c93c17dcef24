package com.thebetterstore.cloud.bus.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// One target of a rule.
///
/// @param arn the queue, function or API
/// @param roleArn the role with which EventBridge calls the target, where it needs one
/// @param deadLetterQueue the ARN of the queue for what cannot be delivered
/// @param parameters all properties in the template, for what only one kind of target reads (such
///   as `AppSyncParameters`)
public record Target(
    String id,
    String arn,
    Optional<String> roleArn,
    TargetInput input,
    RetryPolicy retryPolicy,
    Optional<String> deadLetterQueue,
    JsonNode parameters) {

  static Target read(JsonNode node) {
    return new Target(
        node.path("Id").asText(),
        node.path("Arn").asText(),
        text(node.path("RoleArn")),
        TargetInput.read(node),
        RetryPolicy.read(node.path("RetryPolicy")),
        text(node.path("DeadLetterConfig").path("Arn")),
        node);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
  }

  /// The service that the ARN names, such as `sqs`.
  public String service() {
    return arn.split(":", -1)[2];
  }
}
