package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.List;

/// Cognito's operations for administrators: each names one user pool.
final class CognitoCalls implements ServiceCalls {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public List<Call> of(AwsRequest request) {
    try {
      var pool = json.readTree(request.text()).path("UserPoolId").asText();
      if (pool.isEmpty()) {
        throw new UnknownOperation(request.operation() + " without a user pool is not known here");
      }
      return List.of(
          new Call(
              "cognito-idp:" + request.operation(),
              Account.arn("cognito-idp", "userpool/" + pool)));
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of " + request.operation() + " is not JSON");
    }
  }
}
