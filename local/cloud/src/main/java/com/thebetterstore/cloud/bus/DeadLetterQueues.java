package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.OutgoingMessage;
import com.thebetterstore.cloud.queue.Queues;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Sends events that cannot be delivered to the dead-letter queue of their target, with the message
/// attributes that EventBridge gives them.
final class DeadLetterQueues {

  private static final int MAX_MESSAGE = 1000;

  private final Queues queues;

  DeadLetterQueues(Queues queues) {
    this.queues = queues;
  }

  /// @param exhausted which limit of the retry policy was reached; empty if there was no retry
  void lay(
      Rule rule,
      Target target,
      String deadLetterQueue,
      EventDelivery delivery,
      DeliveryFailure failure,
      Optional<String> exhausted)
      throws DeliveryFailure {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("RULE_ARN", rule.arn());
    attributes.put("TARGET_ARN", target.arn());
    attributes.put("ERROR_CODE", failure.code());
    attributes.put("ERROR_MESSAGE", shortened(String.valueOf(failure.getMessage())));
    exhausted.ifPresent(limit -> attributes.put("EXHAUSTED_RETRY_CONDITION", limit));
    attributes.put("RETRY_ATTEMPTS", Integer.toString(delivery.failures()));
    queues.send(
        QueueTargets.EVENT_BRIDGE,
        rule.arn(),
        deadLetterQueue,
        new OutgoingMessage(
            delivery.event().json(), attributes, delivery.event().traceHeader(), Optional.empty()));
  }

  /// SQS refuses control characters, and nobody reads more than this.
  private static String shortened(String message) {
    var clean = message.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= MAX_MESSAGE ? clean : clean.substring(0, MAX_MESSAGE);
  }
}
