package com.thebetterstore.infra.construct.table;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.Operation;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.SystemErrorsForOperationsMetricOptions;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// A service's single table: one key `pk`, a stream of new images, rows that expire at `expiresAt`.
public final class ItemTable extends Construct {

  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  /// What functions call.
  private static final List<Operation> USED =
      List.of(
          Operation.BATCH_GET_ITEM,
          Operation.GET_ITEM,
          Operation.PUT_ITEM,
          Operation.QUERY,
          Operation.TRANSACT_WRITE_ITEMS,
          Operation.UPDATE_ITEM);

  private final ServiceScope service;
  private final Table table;

  public ItemTable(Construct scope, String id, ServiceScope service) {
    super(scope, id);
    this.service = service;
    this.table =
        Table.Builder.create(this, "Table")
            .partitionKey(text("pk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .timeToLiveAttribute("expiresAt")
            .stream(StreamViewType.NEW_IMAGE)
            .deletionProtection(service.stage().isProduction())
            .removalPolicy(service.stage().dataRemoval())
            .build();
    alarmOnThrottles("Throttled", Map.of());
    service
        .alarms()
        .above(
            this,
            "Failing",
            table.metricSystemErrorsForOperations(
                SystemErrorsForOperationsMetricOptions.builder()
                    .operations(USED)
                    .period(OperatorAlarms.PERIOD)
                    .build()),
            0,
            3,
            "DynamoDB failed requests to the %s service's table for 3 minutes. Clients try again by themselves; look into the AWS health dashboard, and expect late orders, not lost ones."
                .formatted(service.service()));
  }

  /// An index that is throttled throttles every write to the table.
  private void alarmOnThrottles(String id, Map<String, String> index) {
    service
        .alarms()
        .above(
            this,
            id,
            MathExpression.Builder.create()
                .expression("FILL(reads, 0) + FILL(writes, 0)")
                .usingMetrics(
                    new TreeMap<>(
                        Map.of(
                            "reads", throttles("ReadThrottleEvents", index),
                            "writes", throttles("WriteThrottleEvents", index))))
                .period(OperatorAlarms.PERIOD)
                .build(),
            0,
            3,
            "DynamoDB throttled the %s service's table or an index of it for 3 minutes. Look at its throttled-key insights: one partition takes 1,000 writes and 3,000 reads a second at most. If many keys are, raise the account's table quota."
                .formatted(service.service()));
  }

  private Metric throttles(String metric, Map<String, String> index) {
    var dimensions = new TreeMap<>(index);
    dimensions.put("TableName", table.getTableName());
    return Metric.Builder.create()
        .namespace("AWS/DynamoDB")
        .metricName(metric)
        .dimensionsMap(dimensions)
        .statistic("Sum")
        .period(OperatorAlarms.PERIOD)
        .build();
  }

  /// What it takes, in capacity units, and what it refuses, for a dashboard.
  public List<IMetric> load() {
    return List.of(
        table.metricConsumedReadCapacityUnits(),
        table.metricConsumedWriteCapacityUnits(),
        throttles("ReadThrottleEvents", Map.of()),
        throttles("WriteThrottleEvents", Map.of()));
  }

  /// An index by which rows that have both attributes are found in order.
  public void index(String name, String partition, String sort, ProjectionType projection) {
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(name)
            .partitionKey(text(partition))
            .sortKey(text(sort))
            .projectionType(projection)
            .build());
    alarmOnThrottles("Throttled-" + name, Map.of("GlobalSecondaryIndexName", name));
  }

  /// Lets a function act on these rows and on no others. A transaction needs the actions of the
  /// items in it, and no more.
  ///
  /// AWS judges `ForAllValues` as true where the key is missing, so the key must be there: "Using
  /// IAM policy conditions for fine-grained access control" in DynamoDB's developer guide, and
  /// "multivalued context keys" in IAM's.
  public void allow(StoreFunction function, List<RowGrant> grants) {
    for (var grant : grants) {
      function.allow(
          PolicyStatement.Builder.create()
              .actions(List.of("dynamodb:" + grant.action()))
              .resources(List.of(table.getTableArn()))
              .conditions(
                  new TreeMap<>(
                      Map.of(
                          "ForAllValues:StringLike", Map.of(LEADING_KEYS, grant.keys()),
                          "Null", Map.of(LEADING_KEYS, "false"))))
              .build());
    }
  }

  /// Lets a function read these indexes, each of which has rows of one kind only.
  public void allowQuery(StoreFunction function, String... indexes) {
    function.allow(
        List.of("dynamodb:Query"),
        Arrays.stream(indexes).map(index -> table.getTableArn() + "/index/" + index).toList());
  }

  public Table table() {
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
