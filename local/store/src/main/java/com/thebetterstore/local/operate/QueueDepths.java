package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.iam.Operator;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many messages wait in the queues of a running store, those for dead letters among them, as
/// its operator sees them.
///
/// @param key from which the operator's credentials are derived
public record QueueDepths(StoreAddress store, DataFolderKey key) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OK = 200;
  private static final List<String> COUNTS =
      List.of(
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  /// The queues that are not empty, by their names.
  ///
  /// @throws IOException if the store does not answer
  public Map<String, Integer> notEmpty() throws IOException, InterruptedException {
    var depths = new TreeMap<String, Integer>();
    try (var http = HttpClient.newHttpClient()) {
      var queues = call(http, "ListQueues", JsonNodeFactory.instance.objectNode());
      for (var url : queues.path("QueueUrls")) {
        var asked = JsonNodeFactory.instance.objectNode().put("QueueUrl", url.asText());
        var names = asked.putArray("AttributeNames");
        COUNTS.forEach(names::add);
        var attributes = call(http, "GetQueueAttributes", asked).path("Attributes");
        var depth = COUNTS.stream().mapToInt(name -> attributes.path(name).asInt()).sum();
        if (depth > 0) {
          depths.put(url.asText().replaceFirst(".*/", ""), depth);
        }
      }
    }
    return depths;
  }

  private JsonNode call(HttpClient http, String operation, JsonNode input)
      throws IOException, InterruptedException {
    var request =
        new RequestSigner("sqs", InstantSource.system())
            .post(
                store.awsEndpoint().resolve("/"),
                Map.of(
                    "content-type",
                    "application/x-amz-json-1.0",
                    "x-amz-target",
                    "AmazonSQS." + operation),
                input.toString().getBytes(StandardCharsets.UTF_8),
                RoleCredentials.of(key, Operator.ARN))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException("status " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
