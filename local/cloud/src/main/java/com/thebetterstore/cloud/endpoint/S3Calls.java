package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.http.QueryString;
import com.thebetterstore.cloud.http.QueryString.Parameter;
import com.thebetterstore.cloud.iam.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// S3 with paths of the form `/bucket/key`: reading, writing and removing single objects.
final class S3Calls implements ServiceCalls {

  /// Beginnings of the parameters that do not change what is asked for.
  private static final List<String> OF_ANY_REQUEST = List.of("x-amz-", "x-id", "response-");

  @Override
  public List<Call> of(AwsRequest request) {
    var path = request.path().split("/", 3);
    if (path.length < 3 || path[1].isEmpty() || path[2].isEmpty()) {
      throw new UnknownOperation("of S3, requests for single objects are known here");
    }
    if (!parameters(request).stream().allMatch(S3Calls::isOfAnyRequest)
        || request.header("x-amz-copy-source").isPresent()) {
      throw new UnknownOperation("of S3, no parts, versions, copies and settings are known here");
    }
    var object =
        path[1] + "/" + URLDecoder.decode(path[2].replace("+", "%2B"), StandardCharsets.UTF_8);
    return List.of(new Call(action(request.method()), "arn:aws:s3:::" + object));
  }

  private static List<Parameter> parameters(AwsRequest request) {
    return QueryString.parameters(request.query())
        .orElseThrow(() -> new UnknownOperation("the query is not percent-encoded"));
  }

  private static boolean isOfAnyRequest(Parameter parameter) {
    var name = parameter.name().toLowerCase(Locale.ROOT);
    return OF_ANY_REQUEST.stream().anyMatch(name::startsWith);
  }

  private static String action(String method) {
    return switch (method) {
      case "GET", "HEAD" -> "s3:GetObject";
      case "PUT" -> "s3:PutObject";
      case "DELETE" -> "s3:DeleteObject";
      default -> throw new UnknownOperation("S3 has no " + method + " here");
    };
  }
}
