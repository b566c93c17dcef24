package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.iam.Decision.Allowed;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.template.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Decides calls by the policies of roles and of resources, as IAM does within one account: a deny
/// anywhere wins, else one allow anywhere is enough, else the answer is no.
public final class Permissions {

  private final Map<String, List<Statement>> ofRole = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> trust = new ConcurrentHashMap<>();
  private final Map<String, List<Statement>> ofResource = new ConcurrentHashMap<>();
  private final Consumer<RecordedCall> record;

  /// No roles and no policies yet.
  ///
  /// @param record gets every decision
  public Permissions(Consumer<RecordedCall> record) {
    this.record = record;
  }

  /// Makes a role known, with the policy that says who may take it.
  public void role(String roleArn, JsonNode trustPolicy, String place) {
    trust.put(roleArn, PolicyDocument.read(trustPolicy, place).statements());
    ofRole.putIfAbsent(roleArn, List.of());
  }

  /// Adds a policy to a role.
  public void grant(String roleArn, JsonNode policy, String place) {
    ofRole.merge(roleArn, PolicyDocument.read(policy, place).statements(), Permissions::both);
  }

  /// Adds a policy to a resource, such as a queue.
  public void resourcePolicy(String resourceArn, JsonNode policy, String place) {
    ofResource.merge(
        resourceArn, PolicyDocument.read(policy, place).statements(), Permissions::both);
  }

  private static List<Statement> both(List<Statement> known, List<Statement> more) {
    return Stream.concat(known.stream(), more.stream()).toList();
  }

  /// Whether this caller may do this.
  public Decision decide(IamCaller caller, Call call) {
    var decision = judge(caller, call);
    record.accept(
        new RecordedCall(
            caller.name(), call.action(), call.resource(), decision instanceof Allowed));
    return decision;
  }

  /// Whether this service may act with the role, by the role's trust policy.
  ///
  /// @param actsFor the ARN of what the service acts for, which becomes `aws:SourceArn`; empty for
  ///   a service that does not say it when it takes a role
  public Decision mayAssume(String servicePrincipal, String roleArn, Optional<String> actsFor) {
    var call = new Call("sts:AssumeRole", roleArn);
    for (var arn : actsFor.stream().toList()) {
      call = call.with("aws:SourceArn", arn).with("aws:SourceAccount", Account.ID);
    }
    var service = new IamCaller.Service(servicePrincipal);
    var statements = trust.getOrDefault(roleArn, List.of());
    return verdict(service, call, statements, "the trust policy of the role");
  }

  private Decision judge(IamCaller caller, Call call) {
    return switch (caller) {
      case IamCaller.Role role -> {
        var statements = new ArrayList<>(ofRole.getOrDefault(role.arn(), List.of()));
        statements.addAll(ofResource.getOrDefault(call.resource(), List.of()));
        yield verdict(caller, call, statements, "identity-based policy");
      }
      case IamCaller.Service _ ->
          verdict(
              caller,
              call.with("aws:SourceAccount", Account.ID),
              ofResource.getOrDefault(call.resource(), List.of()),
              "resource-based policy");
    };
  }

  private static Decision verdict(
      IamCaller caller, Call call, List<Statement> statements, String kind) {
    var context = context(caller, call);
    var applying =
        statements.stream()
            .filter(statement -> statement.speaksOf(caller) && statement.applies(call, context))
            .toList();
    if (applying.stream().anyMatch(statement -> !statement.allow())) {
      return new Denied(refusal(caller, call) + " with an explicit deny");
    }
    if (applying.isEmpty()) {
      return new Denied(
          refusal(caller, call)
              + " because no "
              + kind
              + " allows the "
              + call.action()
              + " action");
    }
    return new Allowed();
  }

  private static String refusal(IamCaller caller, Call call) {
    return "User: "
        + caller.name()
        + " is not authorized to perform: "
        + call.action()
        + " on resource: "
        + call.resource();
  }

  /// What AWS knows of every request. Ours count as encrypted: they never leave the machine.
  private static Map<String, List<String>> context(IamCaller caller, Call call) {
    var context = new HashMap<String, List<String>>();
    context.put("aws:securetransport", List.of("true"));
    if (caller instanceof IamCaller.Role role) {
      context.put("aws:principalarn", List.of(role.arn()));
      context.put("aws:principalaccount", List.of(Account.ID));
    }
    call.context().forEach((key, values) -> context.put(key.toLowerCase(Locale.ROOT), values));
    return context;
  }
}
