package com.thebetterstore.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.local.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// DynamoDB: a transaction asks for the action of each of its items, an index has its own ARN.
final class DynamoDbCalls implements ServiceCalls {

  private static final Map<String, String> ACTION_OF_PART =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Get", "dynamodb:GetItem");

  private final ObjectMapper json = new ObjectMapper();
  private final Function<String, List<String>> partitionKeys;

  /// @param partitionKeys the name of a table's partition key, as a list of one; none if the table
  ///   is not known
  DynamoDbCalls(Function<String, List<String>> partitionKeys) {
    this.partitionKeys = partitionKeys;
  }

  @Override
  public List<Call> of(AwsRequest request) {
    var operation = request.operation();
    var body = parse(request);
    return switch (operation) {
      case "GetItem", "DeleteItem", "UpdateItem" -> List.of(item(operation, body, "Key"));
      case "PutItem" -> List.of(item(operation, body, "Item"));
      case "Query", "Scan" -> List.of(read(operation, body));
      case "BatchGetItem", "BatchWriteItem" -> tables(operation, body.path("RequestItems"));
      case "TransactWriteItems", "TransactGetItems" -> parts(body.path("TransactItems"));
      case "DescribeTable", "DescribeTimeToLive" ->
          List.of(new Call("dynamodb:" + operation, table(body)));
      default -> throw new UnknownOperation("DynamoDB's " + operation + " is not known here");
    };
  }

  private JsonNode parse(AwsRequest request) {
    try {
      return json.readTree(request.text());
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of " + request.operation() + " is not JSON");
    }
  }

  private Call item(String operation, JsonNode body, String keyedBy) {
    var call = new Call("dynamodb:" + operation, table(body));
    for (var name : partitionKeys.apply(tableName(body))) {
      call = call.with("dynamodb:LeadingKeys", body.path(keyedBy).path(name).path("S").asText());
    }
    return call;
  }

  private static Call read(String operation, JsonNode body) {
    var index = body.path("IndexName");
    var table = table(body);
    return new Call(
        "dynamodb:" + operation,
        index.isMissingNode() ? table : table + "/index/" + index.asText());
  }

  private static List<Call> tables(String operation, JsonNode byTable) {
    var calls = new ArrayList<Call>();
    byTable
        .fieldNames()
        .forEachRemaining(name -> calls.add(new Call("dynamodb:" + operation, arn(name))));
    return calls;
  }

  private List<Call> parts(JsonNode items) {
    var calls = new ArrayList<Call>();
    for (var item : items) {
      for (var part : item.properties()) {
        var action = ACTION_OF_PART.get(part.getKey());
        if (action == null) {
          throw new UnknownOperation("a transaction's " + part.getKey() + " is not known here");
        }
        var keyedBy = part.getKey().equals("Put") ? "Item" : "Key";
        calls.add(item(action.substring("dynamodb:".length()), part.getValue(), keyedBy));
      }
    }
    return calls;
  }

  private static String table(JsonNode body) {
    return arn(body.path("TableName").asText());
  }

  private static String tableName(JsonNode body) {
    var name = body.path("TableName").asText();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String arn(String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : Account.arn("dynamodb", "table/" + nameOrArn);
  }
}
