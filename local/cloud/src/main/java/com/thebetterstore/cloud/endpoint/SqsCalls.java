package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.List;

/// SQS: a batch asks for the action of its elements.
final class SqsCalls implements ServiceCalls {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public List<Call> of(AwsRequest request) {
    var operation = request.operation();
    if (operation.isEmpty()) {
      throw new UnknownOperation("SQS is spoken to in JSON here, not in its query protocol");
    }
    try {
      var body = json.readTree(request.text());
      if (operation.equals("ListQueues")) {
        return List.of(new Call("sqs:ListQueues", "*"));
      }
      var name =
          operation.equals("GetQueueUrl")
              ? body.path("QueueName").asText()
              : queueName(body.path("QueueUrl").asText());
      return List.of(call(operation, name));
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of " + operation + " is not JSON");
    }
  }

  /// The call for an operation on a queue of this name.
  static Call call(String operation, String queueName) {
    var action =
        operation.endsWith("Batch")
            ? operation.substring(0, operation.length() - "Batch".length())
            : operation;
    return new Call("sqs:" + action, Account.arn("sqs", queueName));
  }

  private static String queueName(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
