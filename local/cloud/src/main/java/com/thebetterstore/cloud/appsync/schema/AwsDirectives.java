package com.thebetterstore.cloud.appsync.schema;

import java.util.Set;

/// The directives and scalars that every AppSync schema has without declaring them.
public final class AwsDirectives {

  /// The directives that let callers in, on types and fields.
  public static final Set<String> ACCESS =
      Set.of(
          "aws_api_key", "aws_iam", "aws_cognito_user_pools", "aws_oidc", "aws_lambda", "aws_auth");

  static final String SUBSCRIBE = "aws_subscribe";

  /// All that a schema may use.
  static final Set<String> KNOWN =
      Set.of(
          "aws_api_key",
          "aws_iam",
          "aws_cognito_user_pools",
          "aws_oidc",
          "aws_lambda",
          "aws_auth",
          "aws_subscribe",
          "aws_publish",
          "deprecated");

  /// Shapes as in the introspection of real APIs, whose list arguments are all nullable.
  public static final String DEFINITIONS =
      """
      directive @aws_api_key on OBJECT | FIELD_DEFINITION
      directive @aws_iam on OBJECT | FIELD_DEFINITION
      directive @aws_oidc on OBJECT | FIELD_DEFINITION
      directive @aws_lambda on OBJECT | FIELD_DEFINITION
      directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
      directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
      directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
      directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
      scalar AWSDate
      scalar AWSTime
      scalar AWSDateTime
      scalar AWSTimestamp
      scalar AWSEmail
      scalar AWSURL
      scalar AWSPhone
      scalar AWSIPAddress
      scalar AWSJSON
      """;

  private AwsDirectives() {}

  /// Whether AppSync knows it, in a schema or in a request.
  public static boolean isKnown(String directive) {
    return KNOWN.contains(directive) || directive.equals("include") || directive.equals("skip");
  }
}
