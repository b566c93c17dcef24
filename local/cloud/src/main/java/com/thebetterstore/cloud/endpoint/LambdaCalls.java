package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lambda's `Invoke`, the one operation that is known here.
public final class LambdaCalls implements ServiceCalls {

  private static final Pattern INVOKE =
      Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_-]+)/invocations");

  /// The name of the function that a request invokes; empty if it is of another kind.
  public static Optional<String> function(AwsRequest request) {
    var invoke = INVOKE.matcher(request.path());
    return request.method().equals("POST") && invoke.matches()
        ? Optional.of(invoke.group(1))
        : Optional.empty();
  }

  @Override
  public List<Call> of(AwsRequest request) {
    return function(request)
        .map(name ->
            List.of(new Call("lambda:InvokeFunction", Account.arn("lambda", "function:" + name))))
        .orElseThrow(() ->
            new UnknownOperation(
                "Lambda's " + request.method() + " " + request.path() + " is not known here"));
  }
}
