package com.thebetterstore.infra.construct.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// A web ACL in front of one public endpoint: at most so many requests of a kind from one address,
/// by one key, or for one customer. Whoever sends more is answered with 429 and told to wait.
///
/// It is the most expensive resource of an idle store, so only production has one, and the laptop,
/// which counts by the same rules and costs nothing.
public final class RequestFirewall extends Construct {

  private static final int FIVE_MINUTES = 300;
  private static final String TOO_MANY = "too-many";

  /// How many requests of a kind are let through in five minutes.
  public static final class RateLimit {

    private final String name;
    private final CfnWebACL.RateBasedStatementProperty.Builder statement;

    private RateLimit(String name, int requests) {
      this.name = name;
      this.statement =
          CfnWebACL.RateBasedStatementProperty.builder()
              .evaluationWindowSec(FIVE_MINUTES)
              .limit(requests);
    }

    private static RateLimit ofAddress(String name, int requests) {
      var limit = new RateLimit(name, requests);
      limit.statement.aggregateKeyType("IP");
      return limit;
    }

    /// Counts all requests of an address.
    public static RateLimit ofAll(int requests) {
      return ofAddress("rate", requests);
    }

    /// Counts what storefronts send from an address: requests with an API key, and requests that
    /// are not signed for AWS. EventBridge signs its calls and has few addresses for all of them;
    /// those have to prove to IAM who they are, but WAF would judge first (AppSync developer guide,
    /// "Using AWS WAF to protect your APIs") and a blocked call is not tried again.
    public static RateLimit ofUnsigned(int requests) {
      var limit = ofAddress("rate", requests);
      limit.statement.scopeDownStatement(unsigned());
      return limit;
    }

    /// Counts, of these, what asks for one of some fields. A field may be written with escapes; and
    /// WAF sees the first 8 KB of a request only, so a longer one is taken for one that asks.
    public static RateLimit ofUnsignedFor(String name, int requests, List<String> fields) {
      var limit = ofAddress(name, requests);
      limit.statement.scopeDownStatement(
          CfnWebACL.StatementProperty.builder()
              .andStatement(
                  CfnWebACL.AndStatementProperty.builder()
                      .statements(List.of(unsigned(), asksFor(fields)))
                      .build())
              .build());
      return limit;
    }

    /// Counts all requests with the same value of a header, whatever addresses they come from.
    public static RateLimit ofHeader(String name, int requests, String header) {
      var limit = new RateLimit(name, requests);
      limit
          .statement
          .aggregateKeyType("CUSTOM_KEYS")
          .customKeys(
              List.of(
                  CfnWebACL.RateBasedStatementCustomKeyProperty.builder()
                      .header(
                          CfnWebACL.RateLimitHeaderProperty.builder()
                              .name(header)
                              .textTransformations(as("NONE"))
                              .build())
                      .build()))
          .scopeDownStatement(unsigned());
      return limit;
    }

    private static CfnWebACL.StatementProperty unsigned() {
      return either(List.of(hasApiKey(), not(isSigned())));
    }

    private static CfnWebACL.StatementProperty asksFor(List<String> fields) {
      var mentions = fields.stream().map(RateLimit::mentions).toList();
      return mentions.size() == 1 ? mentions.getFirst() : either(mentions);
    }

    private static CfnWebACL.StatementProperty mentions(String field) {
      return CfnWebACL.StatementProperty.builder()
          .byteMatchStatement(
              CfnWebACL.ByteMatchStatementProperty.builder()
                  .fieldToMatch(
                      CfnWebACL.FieldToMatchProperty.builder()
                          .body(CfnWebACL.BodyProperty.builder().oversizeHandling("MATCH").build())
                          .build())
                  .positionalConstraint("CONTAINS")
                  .searchString(field)
                  .textTransformations(as("JS_DECODE"))
                  .build())
          .build();
    }

    private static CfnWebACL.StatementProperty hasApiKey() {
      return CfnWebACL.StatementProperty.builder()
          .sizeConstraintStatement(
              CfnWebACL.SizeConstraintStatementProperty.builder()
                  .fieldToMatch(header("x-api-key"))
                  .comparisonOperator("GT")
                  .size(0)
                  .textTransformations(as("NONE"))
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
                  .textTransformations(as("NONE"))
                  .build())
          .build();
    }

    private static CfnWebACL.StatementProperty either(
        List<CfnWebACL.StatementProperty> statements) {
      return CfnWebACL.StatementProperty.builder()
          .orStatement(CfnWebACL.OrStatementProperty.builder().statements(statements).build())
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

    private static List<CfnWebACL.TextTransformationProperty> as(String transformation) {
      return List.of(
          CfnWebACL.TextTransformationProperty.builder().priority(0).type(transformation).build());
    }
  }

  /// @param limits the first that a request is beyond decides
  /// @param managedRules names of AWS's rule groups to apply as well
  public RequestFirewall(
      Construct scope,
      String id,
      String resourceArn,
      List<RateLimit> limits,
      List<String> managedRules) {
    super(scope, id);
    var rules = new ArrayList<CfnWebACL.RuleProperty>();
    for (var limit : limits) {
      rules.add(rateLimit(limit, rules.size()));
    }
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
            .customResponseBodies(Map.of(TOO_MANY, tooMany()))
            .rules(rules)
            .build();
    CfnWebACLAssociation.Builder.create(this, "Association")
        .resourceArn(resourceArn)
        .webAclArn(acl.getAttrArn())
        .build();
  }

  /// Clients of GraphQL read `errors`; aws-amplify reads `message` of what is no answer of GraphQL.
  private static CfnWebACL.CustomResponseBodyProperty tooMany() {
    return CfnWebACL.CustomResponseBodyProperty.builder()
        .contentType("APPLICATION_JSON")
        .content(
            """
            {"message":"Too many requests: wait a few minutes.",\
            "errors":[{"errorType":"TooManyRequests","message":"Too many requests: wait a few minutes."}]}\
            """)
        .build();
  }

  private static CfnWebACL.RuleProperty rateLimit(RateLimit limit, int priority) {
    return CfnWebACL.RuleProperty.builder()
        .name(limit.name)
        .priority(priority)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(
                    CfnWebACL.BlockActionProperty.builder()
                        .customResponse(
                            CfnWebACL.CustomResponseProperty.builder()
                                .responseCode(429)
                                .customResponseBodyKey(TOO_MANY)
                                .responseHeaders(
                                    List.of(
                                        // Pages of every origin may read what the API answers.
                                        answered("Access-Control-Allow-Origin", "*"),
                                        answered("Retry-After", Integer.toString(FIVE_MINUTES))))
                                .build())
                        .build())
                .build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(limit.statement.build())
                .build())
        .visibilityConfig(visible(limit.name))
        .build();
  }

  private static CfnWebACL.CustomHTTPHeaderProperty answered(String header, String value) {
    return CfnWebACL.CustomHTTPHeaderProperty.builder().name(header).value(value).build();
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
