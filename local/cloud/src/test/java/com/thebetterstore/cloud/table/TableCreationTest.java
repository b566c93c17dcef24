package com.thebetterstore.cloud.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.testing.DynamoDbEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;

class TableCreationTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir static Path data;
  private static DynamoDbEngine engine;
  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void start() {
    engine = new DynamoDbEngine(data);
    dynamoDb = engine.client();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
    engine.close();
  }

  @Test
  void a_table_has_the_keys_indexes_and_stream_of_the_template() throws IOException {
    create(deployment("whole", "pk", "by-name"));

    var table = dynamoDb.describeTable(get -> get.tableName("whole")).table();
    assertThat(table.keySchema()).extracting(key -> key.attributeName()).containsExactly("pk");
    assertThat(table.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactly("by-name");
    assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
  }

  @Test
  void a_table_of_a_former_run_keeps_its_items_and_gets_new_indexes() throws IOException {
    create(deployment("kept", "pk", "by-name"));
    put("kept", "CART#1", NOON);
    create(deployment("kept", "pk", "by-price"));

    var indexes = dynamoDb.describeTable(get -> get.tableName("kept")).table();
    assertThat(indexes.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("by-name", "by-price");
    assertThat(has("kept", "CART#1")).isTrue();
  }

  @Test
  void another_key_cannot_be_given_to_a_table_with_data() throws IOException {
    create(deployment("changed", "pk", "by-name"));

    assertThatThrownBy(() -> create(deployment("changed", "id", "by-name")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("table changed has another key");
  }

  private static void create(Deployment deployment) {
    new TableCreation(dynamoDb).create(deployment);
  }

  private static void put(String table, String key, Instant expiresAt) {
    dynamoDb.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "pk", AttributeValue.fromS(key),
                    "expiresAt", AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())))));
  }

  private static boolean has(String table, String key) {
    return dynamoDb
        .getItem(get -> get.tableName(table).key(Map.of("pk", AttributeValue.fromS(key))))
        .hasItem();
  }

  private Deployment deployment(String table, String key, String index) throws IOException {
    return Templates.read(
        new Assembly(data.resolve("cdk.out"))
            .stack(
                "app",
                """
                {"Resources": {"Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
                   "TableName": "%1$s", "BillingMode": "PAY_PER_REQUEST",
                   "KeySchema": [{"AttributeName": "%2$s", "KeyType": "HASH"}],
                   "AttributeDefinitions": [
                     {"AttributeName": "%2$s", "AttributeType": "S"},
                     {"AttributeName": "sortName", "AttributeType": "S"}],
                   "GlobalSecondaryIndexes": [{"IndexName": "%3$s",
                     "KeySchema": [{"AttributeName": "sortName", "KeyType": "HASH"}],
                     "Projection": {"ProjectionType": "KEYS_ONLY"}}],
                   "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},
                   "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": true}}}}}
                """
                    .formatted(table, key, index))
            .write());
  }
}
