package com.thebetterstore.cloud.schedule;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.Optional;

/// What Lambda does with asynchronous invocations that fail: `AWS::Lambda::EventInvokeConfig` of a
/// function or alias.
///
/// @param retries after the first attempt
/// @param onFailure the ARN of the queue that gets an invocation given up
record AsyncSettings(int retries, Optional<String> onFailure) {

  private static final int DEFAULT_RETRIES = 2;

  /// @param functionArn with its alias, if it was called by one
  static AsyncSettings of(Deployment deployment, String functionArn) {
    return deployment.resources("AWS::Lambda::EventInvokeConfig").stream()
        .filter(config -> functionArn.endsWith(target(config)))
        .findFirst()
        .map(AsyncSettings::read)
        .orElse(new AsyncSettings(DEFAULT_RETRIES, Optional.empty()));
  }

  private static String target(Resource config) {
    var function = config.required("FunctionName");
    var name = function.replaceFirst("^arn:.*:function:", "");
    var qualifier = config.text("Qualifier").orElse("$LATEST");
    return ":" + name + (qualifier.equals("$LATEST") ? "" : ":" + qualifier);
  }

  private static AsyncSettings read(Resource config) {
    var onFailure = config.property("DestinationConfig").path("OnFailure").path("Destination");
    return new AsyncSettings(
        config.text("MaximumRetryAttempts").map(Integer::parseInt).orElse(DEFAULT_RETRIES),
        onFailure.isMissingNode() ? Optional.empty() : Optional.of(onFailure.asText()));
  }
}
