package com.thebetterstore.local.iam;

import com.thebetterstore.local.iam.Decision.Denied;
import com.thebetterstore.local.iam.ServiceCalls.UnknownOperation;
import com.thebetterstore.local.lambda.RoleCredentials;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Decides each request to AWS: who signed it, what it asks for, whether that is allowed. Only then
/// does the engine of the service see it.
public final class Doorkeeper {

  /// AWS refuses signatures that are older or newer than this.
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Set<String> TABLE_WRITES =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem");

  private final Map<String, String> roleByAccessKeyId = new HashMap<>();
  private final Permissions permissions;
  private final Map<String, AwsService> services;
  private final Consumer<String> tableWritten;
  private final InstantSource clock;

  /// Knows the callers and what stands behind the door.
  ///
  /// @param roleArns the roles whose functions may knock
  /// @param services by the name that signatures use, such as `dynamodb`
  /// @param tableWritten told the ARN of each table after a write was passed on
  public Doorkeeper(
      Collection<String> roleArns,
      Permissions permissions,
      Map<String, AwsService> services,
      Consumer<String> tableWritten,
      InstantSource clock) {
    roleArns.forEach(arn -> roleByAccessKeyId.put(RoleCredentials.of(arn).accessKeyId(), arn));
    this.permissions = permissions;
    this.services = Map.copyOf(services);
    this.tableWritten = tableWritten;
    this.clock = clock;
  }

  /// Answers as the service in the cloud would, refusals included.
  AwsAnswer answer(AwsRequest request) {
    var signature = request.header("authorization").flatMap(SignatureV4::read);
    if (signature.isEmpty()) {
      return refuse("", "MissingAuthenticationTokenException", "the request is not signed");
    }
    var signed = signature.get();
    var role = roleByAccessKeyId.get(signed.accessKeyId());
    if (role == null) {
      return refuse(
          signed.service(),
          "UnrecognizedClientException",
          "The security token included in the request is invalid.");
    }
    if (!isGenuine(request, signed, RoleCredentials.of(role))) {
      return refuse(
          signed.service(),
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided.");
    }
    return authorise(request, signed.service(), new Caller.Role(role));
  }

  private boolean isGenuine(AwsRequest request, SignatureV4 signed, RoleCredentials credentials) {
    return request.header("x-amz-security-token").orElse("").equals(credentials.sessionToken())
        && isFresh(request.header("x-amz-date").orElse(""))
        && signed.proves(request, credentials.secretAccessKey());
  }

  private boolean isFresh(String signedAt) {
    try {
      var skew = Duration.between(SIGNED_AT.parse(signedAt, Instant::from), clock.instant());
      return skew.abs().compareTo(MAX_SKEW) <= 0;
    } catch (DateTimeException malformed) {
      return false;
    }
  }

  private AwsAnswer authorise(AwsRequest request, String name, Caller.Role role) {
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
