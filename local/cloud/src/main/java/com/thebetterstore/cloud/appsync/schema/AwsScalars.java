package com.thebetterstore.cloud.appsync.schema;

import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The scalars that AppSync adds to GraphQL's own.
///
/// Formats: AppSync developer guide, "Scalar types in AWS AppSync".
public final class AwsScalars {

  private static final String OFFSET = "(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)";
  private static final String DATE = "-?\\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{0,9})?)?";
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");
  private static final Pattern URL =
      Pattern.compile(
          "mailto:\\S+|[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+(/(?!/)[^\\s/?#]*)*([?#]\\S*)?");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d([ -]?\\d){2,19}");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IP_V4 =
      Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "(/(3[0-2]|[12]?\\d))?");
  private static final Pattern IP_V6 =
      Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(/(12[0-8]|1[01]\\d|[1-9]?\\d))?");

  public static final List<GraphQLScalarType> ALL =
      List.of(
          text("AWSDate", "Date", matching(DATE + OFFSET + "?")),
          text("AWSTime", "Time", matching(TIME + OFFSET + "?")),
          text("AWSDateTime", "DateTime", matching(DATE + "T" + TIME + OFFSET)),
          text("AWSEmail", "Email", value -> EMAIL.matcher(value).matches()),
          text("AWSURL", "URL", value -> URL.matcher(value).matches()),
          text("AWSPhone", "Phone", value -> PHONE.matcher(value).matches()),
          text("AWSIPAddress", "IPAddress", AwsScalars::isIpAddress),
          GraphQLScalarType.newScalar()
              .name("AWSTimestamp")
              .coercing(new TimestampScalar())
              .build(),
          GraphQLScalarType.newScalar().name("AWSJSON").coercing(new JsonScalar()).build());

  private AwsScalars() {}

  private static GraphQLScalarType text(String name, String noun, Predicate<String> valid) {
    return GraphQLScalarType.newScalar().name(name).coercing(new TextScalar(noun, valid)).build();
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static boolean isIpAddress(String value) {
    return IP_V4.matcher(value).matches() || IP_V6.matcher(value).matches();
  }
}
