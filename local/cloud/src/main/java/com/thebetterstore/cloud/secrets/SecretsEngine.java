package com.thebetterstore.cloud.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;

/// Answers Secrets Manager's `GetSecretValue`, the one operation that functions need.
public final class SecretsEngine implements Engine {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String VERSION = "00000000-0000-0000-0000-000000000001";

  private final Secrets secrets;

  /// Answers from these secrets.
  public SecretsEngine(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public AwsAnswer serve(AwsRequest request) {
    if (!request.operation().equals("GetSecretValue")) {
      return error("InvalidRequestException", request.operation() + " is not known here");
    }
    try {
      return value(JSON.readTree(request.text()).path("SecretId"));
    } catch (JsonProcessingException malformed) {
      return error("SerializationException", "the body is not JSON");
    }
  }

  private AwsAnswer value(JsonNode id) {
    var value = secrets.value(id.asText());
    if (value.isEmpty()) {
      return error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    var answer =
        JSON.createObjectNode()
            .put("ARN", secrets.arn(id.asText()))
            .put("Name", secrets.name(id.asText()))
            .put("VersionId", VERSION)
            .put("SecretString", value.get());
    answer.putArray("VersionStages").add("AWSCURRENT");
    return AwsAnswer.json(200, CONTENT_TYPE, answer.toString());
  }

  private static AwsAnswer error(String type, String message) {
    var body = JSON.createObjectNode().put("__type", type).put("Message", message);
    return AwsAnswer.json(400, CONTENT_TYPE, body.toString());
  }
}
