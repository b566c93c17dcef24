package com.thebetterstore.cloud.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.endpoint.ServiceCalls.UnknownOperation;
import com.thebetterstore.cloud.iam.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbCallsTest {

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "rows", List.of("pk"), "rows/index/by-name", List.of("listing"), "counts", List.of("n"));

  private static List<String> asked(String operation, String body) {
    var request =
        new AwsRequest(
            "POST",
            "/",
            "",
            Map.of("x-amz-target", "DynamoDB_20120810." + operation),
            body.getBytes(StandardCharsets.UTF_8));
    return new DynamoDbCalls(table -> KEYS.getOrDefault(table, List.of()))
        .of(request).stream().map(DynamoDbCallsTest::line).toList();
  }

  private static String line(Call call) {
    var keys = call.context().getOrDefault("dynamodb:LeadingKeys", List.of());
    return "%s %s %s"
        .formatted(
            call.action().replace("dynamodb:", ""),
            call.resource().replaceFirst("^.*:table/", ""),
            String.join(",", keys));
  }

  @Test
  void an_item_has_the_key_that_it_is_read_or_written_by() {
    assertThat(asked("GetItem", "{\"TableName\": \"rows\", \"Key\": {\"pk\": {\"S\": \"A#1\"}}}"))
        .containsExactly("GetItem rows A#1");
    assertThat(
            asked(
                "PutItem",
                """
                {"TableName": "arn:aws:dynamodb:ap-southeast-2:000000000000:table/rows",
                 "Item": {"owner": {"S": "B#1"}, "pk": {"S": "A#2"}}}
                """))
        .containsExactly("PutItem rows A#2");
    assertThat(asked("UpdateItem", "{\"TableName\": \"counts\", \"Key\": {\"n\": {\"N\": \"7\"}}}"))
        .containsExactly("UpdateItem counts 7");
  }

  @Test
  void a_transaction_asks_for_each_of_its_items_alone() {
    assertThat(
            asked(
                "TransactWriteItems",
                """
                {"TransactItems": [
                  {"Put": {"TableName": "rows", "Item": {"pk": {"S": "A#1"}}}},
                  {"Update": {"TableName": "rows", "Key": {"pk": {"S": "B#1"}}}},
                  {"Delete": {"TableName": "counts", "Key": {"n": {"N": "3"}}}},
                  {"ConditionCheck": {"TableName": "rows", "Key": {"pk": {"S": "C#1"}}}}]}
                """))
        .containsExactly(
            "PutItem rows A#1",
            "UpdateItem rows B#1",
            "DeleteItem counts 3",
            "ConditionCheckItem rows C#1");
    assertThat(
            asked(
                "TransactGetItems",
                """
                {"TransactItems": [{"Get": {"TableName": "rows", "Key": {"pk": {"S": "A#9"}}}}]}
                """))
        .containsExactly("GetItem rows A#9");
  }

  @Test
  void a_batch_has_the_keys_of_all_its_items_in_a_table() {
    assertThat(
            asked(
                "BatchGetItem",
                """
                {"RequestItems": {
                  "rows": {"Keys": [{"pk": {"S": "A#1"}}, {"pk": {"S": "B#1"}}]},
                  "counts": {"Keys": [{"n": {"N": "5"}}]}}}
                """))
        .containsExactly("BatchGetItem rows A#1,B#1", "BatchGetItem counts 5");
    assertThat(
            asked(
                "BatchWriteItem",
                """
                {"RequestItems": {"rows": [
                  {"PutRequest": {"Item": {"pk": {"S": "A#1"}}}},
                  {"DeleteRequest": {"Key": {"pk": {"S": "B#2"}}}}]}}
                """))
        .containsExactly("BatchWriteItem rows A#1,B#2");
  }

  @Test
  void a_query_has_the_key_that_it_looks_for_in_the_table() {
    assertThat(
            asked(
                "Query",
                """
                {"TableName": "rows", "KeyConditionExpression": "pk = :key",
                 "ExpressionAttributeValues": {":key": {"S": "A#1"}}}
                """))
        .containsExactly("Query rows A#1");
  }

  @Test
  void a_query_of_an_index_has_the_indexs_own_key() {
    assertThat(
            asked(
                "Query",
                """
                {"TableName": "rows", "IndexName": "by-name",
                 "KeyConditionExpression": "#sort <= :until AND #list = :list",
                 "ExpressionAttributeNames": {"#list": "listing", "#sort": "sortName"},
                 "ExpressionAttributeValues": {":list": {"S": "ALL"}, ":until": {"S": "m"}}}
                """))
        .containsExactly("Query rows/index/by-name ALL");
  }

  @Test
  void a_query_without_its_key_may_not_be_made() {
    assertThatThrownBy(() ->
            asked(
                "Query",
                """
                {"TableName": "rows", "KeyConditionExpression": "pk >= :key",
                 "ExpressionAttributeValues": {":key": {"S": "A#1"}}}
                """))
        .isInstanceOf(UnknownOperation.class);
  }

  @Test
  void a_scan_has_no_key() {
    assertThat(asked("Scan", "{\"TableName\": \"rows\"}")).containsExactly("Scan rows ");
    assertThat(asked("Scan", "{\"TableName\": \"rows\", \"IndexName\": \"by-name\"}"))
        .containsExactly("Scan rows/index/by-name ");
  }
}
