package com.thebetterstore.local.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// A service of AWS that is called in its JSON protocol, at AWS or on this machine.
///
/// @param endpoint where it is
/// @param signedFor its name in signatures, such as `cognito-idp`
/// @param target what stands before the operation in `X-Amz-Target`
record AwsJson(
    URI endpoint,
    String region,
    String signedFor,
    String target,
    AwsCredentialsProvider credentials) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  /// Headers that the client sets for itself.
  private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length");

  /// The service said no.
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    Refused(String type, String message) {
      super(type + ": " + message);
      this.type = type;
    }

    /// Whether it is this error, such as `UserNotFoundException`.
    boolean is(String name) {
      return type.equals(name);
    }
  }

  /// Calls an operation.
  ///
  /// @param input as JSON
  /// @throws Refused if the service answers with an error
  /// @throws IOException if it does not answer
  JsonNode call(String operation, JsonNode input) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(signed(operation, input.toString().getBytes(UTF_8)), BodyHandlers.ofString());
      var body = JSON.readTree(answer.body());
      if (answer.statusCode() != OK) {
        var type = body.path("__type").asText();
        throw new Refused(
            type.substring(type.indexOf('#') + 1),
            body.path("message").asText(body.path("Message").asText()));
      }
      return body;
    }
  }

  private HttpRequest signed(String operation, byte[] body) {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("content-type", "application/x-amz-json-1.1")
            .putHeader("x-amz-target", target + "." + operation);
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(unsigned.build())
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signedFor)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    var request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(body));
    signed
        .request()
        .forEachHeader((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }
}
