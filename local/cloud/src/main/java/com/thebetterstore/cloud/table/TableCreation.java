package com.thebetterstore.cloud.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Makes the templates' tables with their indexes and streams; those of a former run stay.
///
/// Time to live is not left to DynamoDB Local, which never removes an item that lacks the key of
/// some index and writes removals to the stream in a form of its own: see [ItemExpiry].
public final class TableCreation {

  private static final List<String> TYPES =
      List.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable");

  private final DynamoDbClient dynamoDb;

  /// @param dynamoDb a client of the engine itself
  public TableCreation(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /// Makes what is missing.
  ///
  /// @return the names of the tables that were not there
  /// @throws StartFailure if a table of a former run has another key: its data cannot be kept
  public List<String> create(Deployment deployment) {
    return tables(deployment).filter(this::create).map(Resource::ref).toList();
  }

  static Stream<Resource> tables(Deployment deployment) {
    return TYPES.stream().flatMap(type -> deployment.resources(type).stream());
  }

  private boolean create(Resource table) {
    try {
      var present = dynamoDb.describeTable(describe -> describe.tableName(table.ref())).table();
      adapt(table, present);
      return false;
    } catch (ResourceNotFoundException missing) {
      dynamoDb.createTable(request(table));
      return true;
    }
  }

  private static CreateTableRequest request(Resource table) {
    var request =
        CreateTableRequest.builder()
            .tableName(table.ref())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(definitions(table))
            .keySchema(keys(table.property("KeySchema")));
    var indexes = indexes(table);
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    if (table.property("StreamSpecification").isObject()) {
      request.streamSpecification(stream(table));
    }
    return request.build();
  }

  private void adapt(Resource table, TableDescription present) {
    if (!present.keySchema().equals(keys(table.property("KeySchema")))) {
      throw new StartFailure(
          "table "
              + table.ref()
              + " has another key in the data folder than in the template:"
              + " remove the data folder to start with an empty store");
    }
    var known =
        present.globalSecondaryIndexes().stream()
            .map(index -> index.indexName())
            .collect(Collectors.toSet());
    for (var index : indexes(table)) {
      if (!known.contains(index.indexName())) {
        add(table, index);
      }
    }
    if (present.streamSpecification() == null && table.property("StreamSpecification").isObject()) {
      dynamoDb.updateTable(
          update -> update.tableName(table.ref()).streamSpecification(stream(table)));
    }
  }

  private void add(Resource table, GlobalSecondaryIndex index) {
    var change =
        GlobalSecondaryIndexUpdate.builder()
            .create(create ->
                create
                    .indexName(index.indexName())
                    .keySchema(index.keySchema())
                    .projection(index.projection()))
            .build();
    dynamoDb.updateTable(update ->
        update
            .tableName(table.ref())
            .attributeDefinitions(definitions(table))
            .globalSecondaryIndexUpdates(List.of(change)));
  }

  private static List<AttributeDefinition> definitions(Resource table) {
    return table.list("AttributeDefinitions").stream()
        .map(attribute ->
            AttributeDefinition.builder()
                .attributeName(attribute.path("AttributeName").asText())
                .attributeType(attribute.path("AttributeType").asText())
                .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(JsonNode schema) {
    return StreamSupport.stream(schema.spliterator(), false)
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(key.path("AttributeName").asText())
                .keyType(key.path("KeyType").asText())
                .build())
        .toList();
  }

  private static List<GlobalSecondaryIndex> indexes(Resource table) {
    return table.list("GlobalSecondaryIndexes").stream()
        .map(index ->
            GlobalSecondaryIndex.builder()
                .indexName(index.path("IndexName").asText())
                .keySchema(keys(index.path("KeySchema")))
                .projection(projection(index.path("Projection")))
                .build())
        .toList();
  }

  private static Projection projection(JsonNode projection) {
    var builder = Projection.builder().projectionType(projection.path("ProjectionType").asText());
    if (projection.has("NonKeyAttributes")) {
      builder.nonKeyAttributes(
          StreamSupport.stream(projection.path("NonKeyAttributes").spliterator(), false)
              .map(JsonNode::asText)
              .toList());
    }
    return builder.build();
  }

  private static StreamSpecification stream(Resource table) {
    return StreamSpecification.builder()
        .streamEnabled(true)
        .streamViewType(table.property("StreamSpecification").path("StreamViewType").asText())
        .build();
  }
}
