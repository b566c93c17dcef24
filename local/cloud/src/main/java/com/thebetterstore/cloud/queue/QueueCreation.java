package com.thebetterstore.cloud.queue;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Makes the templates' queues, and gives those of a former run their present attributes.
public final class QueueCreation {

  private static final String QUEUE = "AWS::SQS::Queue";

  /// CloudFormation's name of an attribute and SQS's own. The engine keeps messages for ever, so
  /// the retention period is not among them.
  private static final Map<String, QueueAttributeName> ATTRIBUTES =
      Map.of(
          "VisibilityTimeout", QueueAttributeName.VISIBILITY_TIMEOUT,
          "DelaySeconds", QueueAttributeName.DELAY_SECONDS,
          "ReceiveMessageWaitTimeSeconds", QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
          "MaximumMessageSize", QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
          "RedrivePolicy", QueueAttributeName.REDRIVE_POLICY);

  /// Attributes that can only be given at creation; and the redrive policy: until its next start
  /// the engine knows no later one when messages are to be moved back to where they came from.
  private static final Map<String, QueueAttributeName> AT_CREATION =
      Map.of(
          "RedrivePolicy", QueueAttributeName.REDRIVE_POLICY,
          "FifoQueue", QueueAttributeName.FIFO_QUEUE,
          "ContentBasedDeduplication", QueueAttributeName.CONTENT_BASED_DEDUPLICATION);

  private final SqsClient sqs;

  /// @param sqs a client of the engine itself
  public QueueCreation(SqsClient sqs) {
    this.sqs = sqs;
  }

  /// Makes what is missing, dead-letter queues before those that name them, and sets the
  /// attributes.
  ///
  /// @return the queues' names
  public List<String> create(Deployment deployment) {
    var urls = new HashMap<String, String>();
    var byArn = new LinkedHashMap<String, Resource>();
    deployment.resources(QUEUE).forEach(queue -> byArn.put(queue.arn(), queue));
    byArn.keySet().forEach(arn -> make(arn, byArn, urls));
    for (var queue : byArn.values()) {
      var attributes = attributes(queue, ATTRIBUTES);
      if (!attributes.isEmpty()) {
        sqs.setQueueAttributes(set -> set.queueUrl(urls.get(queue.arn())).attributes(attributes));
      }
    }
    return byArn.values().stream().map(queue -> queue.attribute("QueueName")).toList();
  }

  /// @param urls of the queues that are there, by ARN; the new one is added
  private void make(String arn, Map<String, Resource> byArn, Map<String, String> urls) {
    var queue = byArn.get(arn);
    if (queue != null && !urls.containsKey(arn)) {
      make(queue.property("RedrivePolicy").path("deadLetterTargetArn").asText(), byArn, urls);
      urls.put(arn, existingOrNew(queue));
    }
  }

  private String existingOrNew(Resource queue) {
    var name = queue.attribute("QueueName");
    try {
      return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
    } catch (QueueDoesNotExistException missing) {
      var attributes = attributes(queue, AT_CREATION);
      return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }
  }

  private static Map<QueueAttributeName, String> attributes(
      Resource queue, Map<String, QueueAttributeName> names) {
    var attributes = new HashMap<QueueAttributeName, String>();
    names.forEach((property, attribute) -> {
      var value = queue.property(property);
      if (!value.isMissingNode()) {
        // Objects, such as a redrive policy, are JSON text to SQS.
        attributes.put(attribute, value.isObject() ? value.toString() : value.asText());
      }
    });
    return attributes;
  }
}
