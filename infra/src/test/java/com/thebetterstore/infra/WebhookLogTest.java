package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WebhookLogTest {

  private final Templates templates = Templates.synthesised();

  /// Else a call that was refused before the queue would leave no trace.
  @Test
  void every_call_of_the_webhook_leaves_a_line_of_json() throws JsonProcessingException {
    var stage = templates.all("ApiGateway::Stage").findFirst().orElseThrow();
    var log = templates.named(stage, stage.property("AccessLogSetting/DestinationArn"));
    var line = new ObjectMapper().readTree(stage.property("AccessLogSetting/Format").asText());

    assertThat(log.orElseThrow().property("RetentionInDays").asInt()).isEqualTo(30);
    assertThat(line.path("requestId").asText()).isEqualTo("$context.requestId");
    assertThat(line.path("status").asText()).isEqualTo("$context.status");
  }

  /// An address is personal data, and so may be what comes in a path, a query, a header or a body.
  @Test
  void the_line_says_nothing_of_who_called() throws JsonProcessingException {
    var stage = templates.all("ApiGateway::Stage").findFirst().orElseThrow();
    var line = new ObjectMapper().readTree(stage.property("AccessLogSetting/Format").asText());
    var values = new ArrayList<String>();
    line.forEach(value -> values.add(value.asText()));

    assertThat(values)
        .allMatch(variable -> variable.startsWith("$context."))
        .noneMatch(variable -> variable.startsWith("$context.identity"))
        .noneMatch(variable -> variable.contains("authorizer"))
        .doesNotContain("$context.path", "$context.domainName");
  }

  /// A stage that logs cannot be deployed to an account without it.
  @Test
  void the_account_lets_api_gateway_log_and_keeps_letting_it() {
    assertThat(templates.all("ApiGateway::Account"))
        .singleElement()
        .satisfies(account -> {
          var role = templates.named(account, account.property("CloudWatchRoleArn")).orElseThrow();
          assertThat(role.property("AssumeRolePolicyDocument").toString())
              .contains("apigateway.amazonaws.com");
          assertThat(role.node().path("DeletionPolicy").asText()).isEqualTo("Retain");
          assertThat(account.node().path("DeletionPolicy").asText()).isEqualTo("Retain");
        });
  }
}
