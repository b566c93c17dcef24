package com.thebetterstore.cloud.appsync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forms that AppSync's developer guide gives for its scalars.
class AwsScalarsTest {

  private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

  private static Coercing<?, ?> scalar(String name) {
    return AwsScalars.ALL.stream()
        .filter(scalar -> scalar.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getCoercing();
  }

  @ParameterizedTest
  @CsvSource({
    "AWSDate, 1970-01-01",
    "AWSDate, 1970-01-01Z",
    "AWSDate, 1970-01-01-07:00",
    "AWSDate, 1970-01-01+05:30",
    "AWSTime, 12:30",
    "AWSTime, 12:30:24.500+05:30",
    "AWSTime, 12:00:34.",
    "AWSDateTime, 1970-01-01T12:30:24.500Z",
    "AWSDateTime, 1970-01-01T12:30:24-07:00:00",
    "AWSEmail, a.b+c@example.co.nz",
    "AWSURL, https://example.com/a/b?next=https://x.y//z#part",
    "AWSURL, mailto:a@b.c",
    "AWSPhone, +64 21 555-0100",
    "AWSPhone, 555-0100",
    "AWSIPAddress, 127.0.0.1/8",
    "AWSIPAddress, ::1",
    "AWSIPAddress, 2001:db8::/32"
  })
  void values_of_the_right_form_pass_both_ways(String name, String value) {
    assertThat(scalar(name).parseValue(value, CONTEXT, Locale.ENGLISH)).isEqualTo(value);
    assertThat(scalar(name).serialize(value, CONTEXT, Locale.ENGLISH)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "AWSDate, 1970-13-01",
    "AWSDate, yesterday",
    "AWSTime, 24:00",
    "AWSDateTime, 1970-01-01",
    "AWSDateTime, 1970-01-01T12:30:24",
    "AWSEmail, a@",
    "AWSEmail, a b@example.com",
    "AWSURL, example.com",
    "AWSURL, https://example.com//a",
    "AWSPhone, call me",
    "AWSIPAddress, 256.0.0.1",
    "AWSIPAddress, localhost",
    "AWSTimestamp, 1.5",
    "AWSJSON, {a:1}",
    "AWSJSON, ''"
  })
  void values_of_another_form_are_refused(String name, String value) {
    assertThatThrownBy(() -> scalar(name).parseValue(value, CONTEXT, Locale.ENGLISH))
        .isInstanceOf(CoercingParseValueException.class);
    assertThatThrownBy(() ->
            scalar(name)
                .parseLiteral(
                    StringValue.of(value),
                    CoercedVariables.emptyVariables(),
                    CONTEXT,
                    Locale.ENGLISH))
        .isInstanceOf(CoercingParseLiteralException.class);
  }

  @Test
  void a_value_that_a_resolver_got_wrong_is_not_sent() {
    assertThatThrownBy(() -> scalar("AWSEmail").serialize("nobody", CONTEXT, Locale.ENGLISH))
        .isInstanceOf(CoercingSerializeException.class)
        .hasMessage("Unable to serialize `nobody` as a valid Email Object.");
    assertThatThrownBy(() -> scalar("AWSTimestamp").serialize("7", CONTEXT, Locale.ENGLISH))
        .isInstanceOf(CoercingSerializeException.class);
    assertThat(scalar("AWSTimestamp").serialize(-7, CONTEXT, Locale.ENGLISH)).isEqualTo(-7L);
  }
}
