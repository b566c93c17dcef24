package com.thebetterstore.infra.construct.dashboard;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.logs.CfnQueryDefinition.QueryParameterProperty;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// A saved query of CloudWatch Logs Insights: what a service's functions logged of one order, by
/// the correlation id that its checkout began with. `./store log` asks the same of the laptop's
/// log.
///
/// Whoever runs it adds the log groups of the other services to see the order's whole life: they
/// deploy alone, so no stack names another one's.
public final class OrderLifeQuery extends Construct {

  /// The members are those of our functions' log lines; the function itself is in the name of the
  /// log group.
  private static final String QUERY =
      """
      fields @timestamp, @log, message, event, field, level, outcome, durationMillis
      | fields correlationId, orderNumber, traceId
      | filter correlationId = "{{id}}" or orderNumber = "{{id}}"
      | sort @timestamp asc
      | limit 10000
      """;

  public OrderLifeQuery(
      Construct scope, String id, ServiceScope service, List<StoreFunction> functions) {
    super(scope, id);
    CfnQueryDefinition.Builder.create(this, "Query")
        .name(
            "TheBetterStore/%s/One order's life in %s"
                .formatted(service.stage().name(), service.service()))
        .logGroupNames(
            functions.stream().map(StoreFunction::logGroup).map(LogGroup::getLogGroupName).toList())
        .queryString(QUERY)
        .parameters(
            List.of(
                QueryParameterProperty.builder()
                    .name("id")
                    .description(
                        "A correlation id; or an order number, for the lines that name the correlation id.")
                    .build()))
        .build();
  }
}
