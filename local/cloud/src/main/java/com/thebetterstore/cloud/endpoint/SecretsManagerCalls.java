package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import java.util.List;
import java.util.function.UnaryOperator;

/// Secrets Manager: a secret is named by its name or its ARN, a policy speaks of the ARN.
final class SecretsManagerCalls implements ServiceCalls {

  private final ObjectMapper json = new ObjectMapper();
  private final UnaryOperator<String> arnOf;

  /// @param arnOf the ARN of the secret with this name or ARN
  SecretsManagerCalls(UnaryOperator<String> arnOf) {
    this.arnOf = arnOf;
  }

  @Override
  public List<Call> of(AwsRequest request) {
    try {
      var secret = json.readTree(request.text()).path("SecretId").asText();
      return List.of(new Call("secretsmanager:" + request.operation(), arnOf.apply(secret)));
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of " + request.operation() + " is not JSON");
    }
  }
}
