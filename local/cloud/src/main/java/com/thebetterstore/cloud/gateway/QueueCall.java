package com.thebetterstore.cloud.gateway;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.http.PercentEncoding;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.queue.MessageSize;
import com.thebetterstore.cloud.template.Account;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Calls SQS as API Gateway does: a form of the query protocol, with the role of the integration.
final class QueueCall {

  private static final String API_GATEWAY = "apigateway.amazonaws.com";
  private static final int FORBIDDEN = 403;

  private static final int BAD_REQUEST = 400;

  /// SQS's words, which a template looks for.
  private static final String TOO_LONG =
      "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameterValue</Code><Message>One or"
          + " more parameters are invalid. Reason: Message must be shorter than 1048576 bytes."
          + "</Message></Error></ErrorResponse>";

  private final Engine engine;
  private final Permissions permissions;

  QueueCall(Engine engine, Permissions permissions) {
    this.engine = engine;
    this.permissions = permissions;
  }

  /// What SQS said.
  record Response(int status, String body) {}

  /// @param form `Action=SendMessage&…`
  /// @throws IOException if the queue engine cannot be reached
  Response send(Integration integration, Map<String, String> headers, String form)
      throws IOException {
    if (decide(integration, form) instanceof Denied(var reason)) {
      return new Response(
          FORBIDDEN,
          "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>"
              + reason
              + "</Message></Error></ErrorResponse>");
    }
    if (MessageSize.ofForm(parameters(form)) > MessageSize.LIMIT) {
      return new Response(BAD_REQUEST, TOO_LONG);
    }
    var answer =
        engine.serve(
            new AwsRequest(
                "POST",
                "/" + Account.ID + "/" + integration.queueName(),
                "",
                headers,
                form.getBytes(StandardCharsets.UTF_8)));
    var response = new Response(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    return isTooLong(response) ? new Response(response.status(), TOO_LONG) : response;
  }

  /// ElasticMQ says it in words of its own.
  private static boolean isTooLong(Response response) {
    return response.status() == BAD_REQUEST
        && response.body().contains("<Message>MessageTooLong</Message>");
  }

  private Decision decide(Integration integration, String form) {
    // API Gateway does not say for which API it takes an integration's role, nor for which account.
    var assumed = permissions.mayAssume(API_GATEWAY, integration.roleArn(), Optional.empty());
    return assumed instanceof Denied
        ? assumed
        : permissions.decide(
            new IamCaller.Role(integration.roleArn()),
            new Call("sqs:" + action(form), Account.arn("sqs", integration.queueName())));
  }

  private static String action(String form) {
    return parameters(form).getOrDefault("Action", "");
  }

  private static Map<String, String> parameters(String form) {
    var parameters = new HashMap<String, String>();
    for (var pair : form.split("&", -1)) {
      var parts = pair.split("=", 2);
      parameters.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return parameters;
  }

  /// A template may put text into the form as it came: what is not encoded stands for itself.
  private static String decoded(String text) {
    return PercentEncoding.inForm(text).orElse(text);
  }

  /// The form with X-Ray's header, which SQS takes from the HTTP request and ElasticMQ does not.
  static String traced(String form, String traceHeader) {
    return form.contains("MessageSystemAttribute.")
        ? form
        : form
            + "&MessageSystemAttribute.1.Name=AWSTraceHeader"
            + "&MessageSystemAttribute.1.Value.DataType=String"
            + "&MessageSystemAttribute.1.Value.StringValue="
            + URLEncoder.encode(traceHeader, StandardCharsets.UTF_8);
  }
}
