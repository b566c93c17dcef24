package com.thebetterstore.local.queue;

import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import java.util.HashMap;
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

  /// Attributes that can only be given at creation.
  private static final Map<String, QueueAttributeName> FOR_EVER =
      Map.of(
          "FifoQueue", QueueAttributeName.FIFO_QUEUE,
          "ContentBasedDeduplication", QueueAttributeName.CONTENT_BASED_DEDUPLICATION);

  private final SqsClient sqs;

  /// @param sqs a client of the engine itself
  public QueueCreation(SqsClient sqs) {
    this.sqs = sqs;
  }

  /// Makes all queues first, then sets their attributes: a redrive policy names another queue.
  public void create(Deployment deployment) {
    List<Resource> queues = deployment.resources(QUEUE);
    var urls = new HashMap<String, String>();
    queues.forEach(queue -> urls.put(queue.ref(), existingOrNew(queue)));
    for (var queue : queues) {
      var attributes = attributes(queue, ATTRIBUTES);
      if (!attributes.isEmpty()) {
        sqs.setQueueAttributes(set -> set.queueUrl(urls.get(queue.ref())).attributes(attributes));
      }
    }
  }

  private String existingOrNew(Resource queue) {
    var name = queue.attribute("QueueName");
    try {
      return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
    } catch (QueueDoesNotExistException missing) {
      var attributes = attributes(queue, FOR_EVER);
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
