package com.thebetterstore.cloud.queue;

import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// How services of AWS reach the queues: policies are asked first, then the real SDK client sends.
public final class Queues {

  private final SqsClient sqs;
  private final Permissions permissions;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  /// Reaches the queues of one engine.
  ///
  /// @param sqs a client of the engine itself, not of the AWS endpoint
  public Queues(SqsClient sqs, Permissions permissions) {
    this.sqs = sqs;
    this.permissions = permissions;
  }

  /// The client of the engine.
  public SqsClient client() {
    return sqs;
  }

  /// The engine's URL of a queue; empty if there is no such queue.
  public Optional<String> url(String queueArn) {
    try {
      return Optional.of(
          urls.computeIfAbsent(
              queueArn,
              arn ->
                  sqs.getQueueUrl(get -> get.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                      .queueUrl()));
    } catch (QueueDoesNotExistException missing) {
      return Optional.empty();
    }
  }

  /// Sends one message in the name of a service or of a role.
  ///
  /// @param sourceArn what the service acts for, such as a rule: `aws:SourceArn` in the queue's
  ///   policy
  /// @throws DeliveryFailure if the policies or the queue refuse it, or the queue cannot be reached
  public void send(IamCaller caller, String sourceArn, String queueArn, OutgoingMessage message)
      throws DeliveryFailure {
    var call = new Call("sqs:SendMessage", queueArn).with("aws:SourceArn", sourceArn);
    if (permissions.decide(caller, call) instanceof Denied(var reason)) {
      throw DeliveryFailure.notAllowed(reason);
    }
    try {
      var url = url(queueArn).orElseThrow(() -> DeliveryFailure.noSuchTarget(queueArn));
      send(url, message);
    } catch (QueueDoesNotExistException missing) {
      urls.remove(queueArn);
      throw DeliveryFailure.noSuchTarget(queueArn);
    } catch (SqsException refused) {
      throw new DeliveryFailure(
          "SDK_CLIENT_ERROR", queueArn + ": " + refused.getMessage(), refused);
    } catch (SdkException unreachable) {
      throw new DeliveryFailure(
          "CONNECTION_FAILURE", queueArn + ": " + unreachable.getMessage(), unreachable);
    }
  }

  private void send(String url, OutgoingMessage message) {
    var attributes =
        message.attributes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(entry.getValue())
                            .build()));
    sqs.sendMessage(send -> {
      send.queueUrl(url).messageBody(message.body()).messageAttributes(attributes);
      message.groupId().ifPresent(send::messageGroupId);
      message
          .traceHeader()
          .ifPresent(trace ->
              send.messageSystemAttributes(
                  Map.of(
                      MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                      MessageSystemAttributeValue.builder()
                          .dataType("String")
                          .stringValue(trace)
                          .build())));
    });
  }
}
