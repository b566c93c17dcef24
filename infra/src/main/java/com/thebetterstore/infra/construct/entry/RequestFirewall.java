package com.thebetterstore.infra.construct.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// A web ACL in front of one public endpoint: at most so many requests from one address.
///
/// It is the most expensive resource of an idle store, so only production has one.
public final class RequestFirewall extends Construct {

  private static final int FIVE_MINUTES = 300;

  /// How many requests from one address are let through in five minutes.
  public static final class RateLimit {

    private final CfnWebACL.RateBasedStatementProperty.Builder statement;

    private RateLimit(int requests) {
      this.statement =
          CfnWebACL.RateBasedStatementProperty.builder()
              .aggregateKeyType("IP")
              .evaluationWindowSec(FIVE_MINUTES)
              .limit(requests);
    }

    /// Counts all requests.
    public static RateLimit ofAll(int requests) {
      return new RateLimit(requests);
    }

    /// Counts what storefronts send: requests with an API key, and requests that are not signed for
    /// AWS. EventBridge signs its calls and has few addresses for all of them; those have to prove
    /// to IAM who they are, but WAF would judge first (AppSync developer guide, "Using AWS WAF to
    /// protect your APIs") and a blocked call is not tried again.
    public static RateLimit ofUnsigned(int requests) {
      var limit = new RateLimit(requests);
      limit.statement.scopeDownStatement(either(hasApiKey(), not(isSigned())));
      return limit;
    }

    private static CfnWebACL.StatementProperty hasApiKey() {
      return CfnWebACL.StatementProperty.builder()
          .sizeConstraintStatement(
              CfnWebACL.SizeConstraintStatementProperty.builder()
                  .fieldToMatch(header("x-api-key"))
                  .comparisonOperator("GT")
                  .size(0)
                  .textTransformations(asItIs())
                  .build())
          .build();
    }

    /// Signature Version 4 begins so.
    private static CfnWebACL.StatementProperty isSigned() {
      return CfnWebACL.StatementProperty.builder()
          .byteMatchStatement(
              CfnWebACL.ByteMatchStatementProperty.builder()
                  .fieldToMatch(header("authorization"))
                  .positionalConstraint("STARTS_WITH")
                  .searchString("AWS4-HMAC-SHA256 ")
                  .textTransformations(asItIs())
                  .build())
          .build();
    }

    private static CfnWebACL.StatementProperty either(CfnWebACL.StatementProperty... statements) {
      return CfnWebACL.StatementProperty.builder()
          .orStatement(
              CfnWebACL.OrStatementProperty.builder().statements(List.of(statements)).build())
          .build();
    }

    private static CfnWebACL.StatementProperty not(CfnWebACL.StatementProperty statement) {
      return CfnWebACL.StatementProperty.builder()
          .notStatement(CfnWebACL.NotStatementProperty.builder().statement(statement).build())
          .build();
    }

    private static CfnWebACL.FieldToMatchProperty header(String name) {
      return CfnWebACL.FieldToMatchProperty.builder().singleHeader(Map.of("Name", name)).build();
    }

    private static List<CfnWebACL.TextTransformationProperty> asItIs() {
      return List.of(
          CfnWebACL.TextTransformationProperty.builder().priority(0).type("NONE").build());
    }
  }

  /// @param managedRules names of AWS's rule groups to apply as well
  public RequestFirewall(
      Construct scope, String id, String resourceArn, RateLimit limit, List<String> managedRules) {
    super(scope, id);
    var rules = new ArrayList<CfnWebACL.RuleProperty>();
    rules.add(rateLimit(limit));
    for (var name : managedRules) {
      rules.add(managed(name, rules.size()));
    }
    var acl =
        CfnWebACL.Builder.create(this, "Acl")
            .scope("REGIONAL")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder()
                    .allow(CfnWebACL.AllowActionProperty.builder().build())
                    .build())
            .visibilityConfig(visible(id))
            .rules(rules)
            .build();
    CfnWebACLAssociation.Builder.create(this, "Association")
        .resourceArn(resourceArn)
        .webAclArn(acl.getAttrArn())
        .build();
  }

  private static CfnWebACL.RuleProperty rateLimit(RateLimit limit) {
    return CfnWebACL.RuleProperty.builder()
        .name("rate")
        .priority(0)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(limit.statement.build())
                .build())
        .visibilityConfig(visible("rate"))
        .build();
  }

  private static CfnWebACL.RuleProperty managed(String name, int priority) {
    return CfnWebACL.RuleProperty.builder()
        .name(name)
        .priority(priority)
        .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(
                    CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name(name)
                        .build())
                .build())
        .visibilityConfig(visible(name))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty visible(String metric) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .metricName(metric)
        .sampledRequestsEnabled(true)
        .build();
  }
}
