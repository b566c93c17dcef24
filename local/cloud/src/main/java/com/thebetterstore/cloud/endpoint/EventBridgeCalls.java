package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.ArrayList;
import java.util.List;

/// EventBridge: `PutEvents` asks once for each entry, on the entry's bus.
final class EventBridgeCalls implements ServiceCalls {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public List<Call> of(AwsRequest request) {
    if (!request.operation().equals("PutEvents")) {
      throw new UnknownOperation("EventBridge's " + request.operation() + " is not known here");
    }
    try {
      var calls = new ArrayList<Call>();
      for (var entry : json.readTree(request.text()).path("Entries")) {
        calls.add(
            new Call("events:PutEvents", bus(entry.path("EventBusName").asText("default")))
                .with("events:source", entry.path("Source").asText())
                .with("events:detail-type", entry.path("DetailType").asText()));
      }
      return calls.stream().distinct().toList();
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of PutEvents is not JSON");
    }
  }

  private static String bus(String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : Account.arn("events", "event-bus/" + nameOrArn);
  }
}
