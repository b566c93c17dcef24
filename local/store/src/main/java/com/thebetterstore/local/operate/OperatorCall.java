package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Map;

/// Invokes a function of a running store as its operator, as `aws lambda invoke` does in the cloud.
///
/// @param key from which the operator's credentials are derived
record OperatorCall(StoreAddress store, DataFolderKey key) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OK = 200;

  /// Calls and waits for the answer.
  ///
  /// @param function its whole name
  /// @param input a JSON object
  /// @throws IOException if the store does not answer, or the function fails: then with its message
  String invoke(String function, String input) throws IOException, InterruptedException {
    var request =
        new RequestSigner("lambda", InstantSource.system())
            .post(
                store.awsEndpoint().resolve("/2015-03-31/functions/" + function + "/invocations"),
                Map.of("content-type", "application/json"),
                input.getBytes(StandardCharsets.UTF_8),
                RoleCredentials.of(key, Operator.ARN))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      var failed = answer.headers().firstValue("X-Amz-Function-Error").isPresent();
      if (failed) {
        throw new IOException(
            JSON.readTree(answer.body()).path("errorMessage").asText(answer.body()));
      }
      if (answer.statusCode() != OK) {
        throw new IOException("status " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }
  }
}
