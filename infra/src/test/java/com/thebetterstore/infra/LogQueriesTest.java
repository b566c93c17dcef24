package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogQueriesTest {

  /// They run before there are orders.
  private static final Set<String> NOT_IN_AN_ORDERS_LIFE =
      Set.of(
          "tbs-fulfilment-content-seed-local",
          "tbs-order-catalogue-seed-local",
          "tbs-order-discount-seed-local",
          "tbs-reports-schema-migration-local",
          "tbs-shared-account-mail-local");

  private final Templates templates = Templates.synthesised();

  private List<Resource> queries() {
    return templates.all("Logs::QueryDefinition").toList();
  }

  @Test
  void every_service_has_a_saved_query_for_one_orders_life() {
    assertThat(queries())
        .extracting(query -> query.property("Name").asText())
        .containsExactlyInAnyOrder(
            "TheBetterStore/local/One order's life in order",
            "TheBetterStore/local/One order's life in fulfilment",
            "TheBetterStore/local/One order's life in reports");
  }

  @Test
  void together_they_read_the_log_of_every_function_that_works_for_orders() {
    var read =
        queries().stream()
            .flatMap(query ->
                query
                    .property("LogGroupNames")
                    .valueStream()
                    .map(name -> templates.named(query, name).orElseThrow()))
            .map(group -> group.property("LogGroupName").asText())
            .toList();

    assertThat(read).doesNotHaveDuplicates();
    assertThat(Set.copyOf(read))
        .isEqualTo(
            templates
                .all("Lambda::Function")
                .filter(Resource::isOurs)
                .map(function -> function.property("FunctionName").asText())
                .filter(name -> !NOT_IN_AN_ORDERS_LIFE.contains(name))
                .map(name -> "/aws/lambda/" + name)
                .collect(Collectors.toSet()));
  }

  @Test
  void a_query_asks_by_the_correlation_id_that_log_lines_carry_and_orders_by_time() {
    assertThat(queries())
        .allSatisfy(query -> {
          assertThat(query.property("QueryString").asText())
              .contains("filter correlationId = \"{{id}}\"")
              .contains("sort @timestamp asc")
              // Lines do not say whose they are.
              .contains("@log");
          assertThat(query.property("Parameters/0/Name").asText()).isEqualTo("id");
        });
  }
}
