package com.thebetterstore.infra.construct;

import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/// A service's single table: one key `pk`, a stream of new images, rows that expire at `expiresAt`.
public final class ItemTable extends Construct {

  private final Table table;

  public ItemTable(Construct scope, String id, ServiceScope service) {
    super(scope, id);
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
  }

  /// Lets a function act on single items: `GetItem`, `PutItem` and so on. A transaction needs the
  /// actions of the items in it, and no more.
  public void allow(StoreFunction function, String... actions) {
    function.allow(
        Arrays.stream(actions).map(action -> "dynamodb:" + action).toList(),
        List.of(table.getTableArn()));
  }

  /// Lets a function read these indexes.
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
