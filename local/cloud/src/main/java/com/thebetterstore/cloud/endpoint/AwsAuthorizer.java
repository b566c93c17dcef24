package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.aws.Refusal;
import com.thebetterstore.cloud.endpoint.ServiceCalls.UnknownOperation;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.signing.Signers;
import com.thebetterstore.cloud.iam.signing.Signers.Signer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Decides each request to AWS: who signed it, what it asks for, whether that is allowed. Only then
/// does the engine of the service see it.
public final class AwsAuthorizer {

  private static final Set<String> TABLE_WRITES =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem");

  private final Signers signers;
  private final Permissions permissions;
  private final Map<String, AwsService> services;
  private final Consumer<String> tableWritten;

  /// Knows the callers, and what answers for each service.
  ///
  /// @param signers who may knock
  /// @param services by the name that signatures use, such as `dynamodb`
  /// @param tableWritten gets the ARN of each table after a write was passed on
  public AwsAuthorizer(
      Signers signers,
      Permissions permissions,
      Map<String, AwsService> services,
      Consumer<String> tableWritten) {
    this.signers = signers;
    this.permissions = permissions;
    this.services = Map.copyOf(services);
    this.tableWritten = tableWritten;
  }

  /// Answers as the service in the cloud would, refusals included.
  AwsAnswer answer(AwsRequest request) {
    return switch (signers.of(request)) {
      case Signer.Nobody _ ->
          refuse("", "MissingAuthenticationTokenException", "the request is not signed");
      case Signer.Stranger(var service) ->
          refuse(
              service,
              "UnrecognizedClientException",
              "The security token included in the request is invalid.");
      case Signer.Forger(var service) ->
          refuse(
              service,
              "InvalidSignatureException",
              "The request signature we calculated does not match the signature you provided.");
      case Signer.Owner(var arn, var service) ->
          authorise(request, service, new IamCaller.Role(arn));
    };
  }

  private AwsAnswer authorise(AwsRequest request, String name, IamCaller.Role role) {
    var service = services.get(name);
    if (service == null) {
      return refuse(
          name, "AccessDeniedException", role.arn() + " asked for " + name + ", which is not here");
    }
    List<Call> calls;
    try {
      calls = service.calls().of(request);
    } catch (UnknownOperation unknown) {
      return refuse(name, "AccessDeniedException", String.valueOf(unknown.getMessage()));
    }
    for (var call : calls) {
      if (permissions.decide(role, call) instanceof Denied denied) {
        return Refusal.accessDenied(name, denied.reason()).answer();
      }
    }
    return pass(request, name, service.engine(), calls);
  }

  private AwsAnswer pass(AwsRequest request, String name, Engine engine, List<Call> calls) {
    try {
      var answer = engine.serve(request);
      calls.stream()
          .filter(call -> TABLE_WRITES.contains(call.action()))
          .map(Call::resource)
          .distinct()
          .forEach(tableWritten);
      return answer;
    } catch (IOException down) {
      return Refusal.unavailable(name, name + " cannot be reached: " + down.getMessage()).answer();
    }
  }

  private static AwsAnswer refuse(String service, String code, String message) {
    return new Refusal(service, code, message).answer();
  }
}
