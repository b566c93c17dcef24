package com.thebetterstore.cloud.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The rate limits in front of one endpoint: the `AWS::WAFv2::WebACL` that a template associates
/// with it. Rule groups that AWS manages are secret, and do nothing here.
public final class WebAcl {

  private final List<RateRule> rules;
  private final InstantSource clock;

  private WebAcl(List<RateRule> rules, InstantSource clock) {
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  /// The one that guards an endpoint; one without rules if the templates have none for it.
  ///
  /// @throws TemplateException if it says what is not known here
  public static WebAcl of(Deployment deployment, String endpointArn, InstantSource clock) {
    var rules =
        deployment.resources("AWS::WAFv2::WebACLAssociation").stream()
            .filter(association -> association.required("ResourceArn").equals(endpointArn))
            .flatMap(association -> acl(deployment, association).stream())
            .toList();
    return new WebAcl(rules, clock);
  }

  private static List<RateRule> acl(Deployment deployment, Resource association) {
    var acl =
        deployment.resources("AWS::WAFv2::WebACL").stream()
            .filter(one -> one.arn().equals(association.required("WebACLArn")))
            .findFirst()
            .orElseThrow(
                () -> new TemplateException(association + " names a web ACL that is not here"));
    return acl.list("Rules").stream()
        .sorted(Comparator.comparingInt((JsonNode rule) -> rule.path("Priority").asInt()))
        .filter(rule -> !rule.path("Statement").has("ManagedRuleGroupStatement"))
        .map(rule -> rate(acl, rule))
        .toList();
  }

  private static RateRule rate(Resource acl, JsonNode rule) {
    var place = acl + ", rule " + rule.path("Name").asText();
    var statement = rule.path("Statement").path("RateBasedStatement");
    var block = rule.path("Action").path("Block");
    if (statement.isMissingNode() || block.isMissingNode()) {
      throw new TemplateException(place + " does what is not known here");
    }
    return new RateRule(
        statement, Blocked.of(block, acl.property("CustomResponseBodies"), place), place);
  }

  /// One that lets everything through.
  public static WebAcl open(InstantSource clock) {
    return new WebAcl(List.of(), clock);
  }

  /// Counts a request; the answer if it is kept away.
  public Optional<Blocked> check(WebRequest request) {
    // A rule that blocks ends the evaluation, so those behind it do not count the request.
    for (var rule : rules) {
      var blocked = rule.count(request, clock);
      if (blocked.isPresent()) {
        return blocked;
      }
    }
    return Optional.empty();
  }
}
