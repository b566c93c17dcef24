package com.thebetterstore.cloud.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// An error in the shape of the service that was asked, so that its SDK client throws what it would
/// throw in the cloud.
public record Refusal(String service, String code, String message) {

  private static final Set<String> TOO_LARGE =
      Set.of("InvalidParameterValue", "BatchRequestTooLong");
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;

  public static Refusal accessDenied(String service, String message) {
    return new Refusal(service, "AccessDeniedException", message);
  }

  public static Refusal unavailable(String service, String message) {
    return new Refusal(service, "ServiceUnavailableException", message);
  }

  public AwsAnswer answer() {
    return switch (service) {
      case "sqs" ->
          answer(
              TOO_LARGE.contains(code) ? BAD_REQUEST : FORBIDDEN,
              "application/x-amz-json-1.0",
              "com.amazon.coral.service#");
      case "dynamodb" ->
          answer(BAD_REQUEST, "application/x-amz-json-1.0", "com.amazon.coral.service#");
      case "s3" -> xml();
      case "ses", "lambda" -> answer(FORBIDDEN, "application/json", "");
      default -> answer(BAD_REQUEST, "application/x-amz-json-1.1", "");
    };
  }

  /// S3 alone speaks XML.
  private AwsAnswer xml() {
    var s3Code =
        switch (code) {
          case "InvalidSignatureException" -> "SignatureDoesNotMatch";
          case "UnrecognizedClientException" -> "InvalidAccessKeyId";
          case "ServiceUnavailableException" -> "ServiceUnavailable";
          default -> "AccessDenied";
        };
    var body =
        "<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(s3Code, message.replace("&", "&amp;").replace("<", "&lt;"));
    return new AwsAnswer(
        code.equals("ServiceUnavailableException") ? UNAVAILABLE : FORBIDDEN,
        Map.of("content-type", "application/xml"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private AwsAnswer answer(int status, String contentType, String prefix) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("__type", prefix + code);
    body.put("message", message);
    var headers = new HashMap<>(Map.of("content-type", contentType));
    headers.put("x-amzn-errortype", code);
    if (service.equals("sqs")) {
      // Clients that grew up with the query protocol read the old code from here.
      headers.put("x-amzn-query-error", code.replace("Exception", "") + ";Sender");
    }
    return new AwsAnswer(
        code.equals("ServiceUnavailableException") ? UNAVAILABLE : status,
        headers,
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
