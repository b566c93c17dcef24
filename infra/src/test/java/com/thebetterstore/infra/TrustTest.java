package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which service may take on which role, and for whom.
class TrustTest {

  private static final String ACCOUNT = "aws:SourceAccount";
  private static final String SOURCE = "aws:SourceArn";

  /// Where a condition would shut the service itself out, and why; the code beside each role says
  /// by which authority.
  private static final Map<String, Predicate<Resource>> UNCONDITIONAL =
      Map.of(
          // Lambda documents no key for execution roles.
          "lambda.amazonaws.com", role -> true,
          // API Gateway sends no key when it takes an integration's role, and documents none for
          // the
          // account's role for logs.
          "apigateway.amazonaws.com",
              role ->
                  role.id().startsWith("PaymentsStripeWebhookRole")
                      || role.id().startsWith("GatewayLogRole"),
          // AppSync documents its keys for the roles of data sources only.
          "appsync.amazonaws.com", role -> role.id().startsWith("ApiLogRole"));

  private final Templates templates = Templates.synthesised();

  private Stream<Statement> trusts() {
    return Statement.ofTrust(templates).filter(Statement::allows);
  }

  private static String service(Statement trust) {
    return trust.node().path("Principal").path("Service").asText();
  }

  private static boolean isUnconditional(Statement trust) {
    return UNCONDITIONAL.getOrDefault(service(trust), role -> false).test(trust.policy());
  }

  @Test
  void roles_are_for_services_only() {
    assertThat(trusts())
        .hasSizeGreaterThan(20)
        .allSatisfy(trust -> {
          assertThat(trust.node().path("Principal").properties()).hasSize(1);
          assertThat(service(trust)).endsWith(".amazonaws.com");
          assertThat(trust.actions()).containsExactly("sts:AssumeRole");
        });
  }

  @Test
  void a_service_takes_a_role_for_this_account_only() {
    assertThat(trusts().filter(trust -> !isUnconditional(trust)))
        .hasSizeGreaterThan(5)
        .allSatisfy(trust ->
            assertThat(trust.node().at("/Condition/StringEquals/" + ACCOUNT + "/Ref").asText())
                .isEqualTo("AWS::AccountId"));
  }

  @Test
  void what_calls_a_resolver_is_the_stores_own_api() {
    var sources = templates.all("AppSync::DataSource").toList();

    assertThat(sources)
        .hasSize(8)
        .allSatisfy(source -> {
          var role = templates.named(source, source.property("ServiceRoleArn")).orElseThrow();
          var api = source.property("ApiId").path("Ref").asText();
          assertThat(trusts().filter(trust -> trust.policy().equals(role)))
              .singleElement()
              .satisfies(trust ->
                  assertThat(trust.node().at("/Condition/ArnEquals/" + SOURCE).toString())
                      .contains(":appsync:", ":apis/\",{\"Ref\":\"" + api + "\"}"));
        });
  }
}
