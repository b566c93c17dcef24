package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// DynamoDB: a transaction asks for the action of each of its items, an index has its own ARN.
///
/// `dynamodb:LeadingKeys` has the partition key of each item that a request names, and of what a
/// query looks for, which is the index's own for an index. A scan has none: "Using IAM policy
/// conditions for fine-grained access control" in DynamoDB's developer guide.
final class DynamoDbCalls implements ServiceCalls {

  private static final Map<String, String> ACTION_OF_PART =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Get", "dynamodb:GetItem");

  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  /// `#name = :value` in a key condition; what says `<=` or `begins_with` is of the sort key.
  private static final Pattern EQUALS = Pattern.compile("(#?[\\w.-]+)\\s*=\\s*(:\\w+)");

  private final ObjectMapper json = new ObjectMapper();
  private final Function<String, List<String>> partitionKeys;

  /// @param partitionKeys the name of the partition key of a table, or of an index given as
  ///   `TABLE/index/NAME`, as a list of one; none if it is not known
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
      case "Query" -> List.of(query(body));
      case "Scan" -> List.of(new Call("dynamodb:Scan", arn(source(body))));
      case "BatchGetItem", "BatchWriteItem" -> batch(operation, body.path("RequestItems"));
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
    return onItem(
        new Call("dynamodb:" + operation, table(body)),
        body.path("TableName").asText(),
        body.path(keyedBy));
  }

  private Call onItem(Call call, String table, JsonNode item) {
    var keyed = call;
    for (var name : partitionKeys.apply(name(table))) {
      keyed = keyed.with(LEADING_KEYS, value(item.path(name)));
    }
    return keyed;
  }

  private Call query(JsonNode body) {
    var source = source(body);
    var call = new Call("dynamodb:Query", arn(source));
    for (var name : partitionKeys.apply(name(source))) {
      call = call.with(LEADING_KEYS, lookedFor(body, name));
    }
    return call;
  }

  private static String lookedFor(JsonNode query, String partitionKey) {
    var equal = EQUALS.matcher(query.path("KeyConditionExpression").asText());
    while (equal.find()) {
      var name = equal.group(1);
      var attribute =
          name.startsWith("#") ? query.path("ExpressionAttributeNames").path(name).asText() : name;
      if (attribute.equals(partitionKey)) {
        return value(query.path("ExpressionAttributeValues").path(equal.group(2)));
      }
    }
    throw new UnknownOperation("a query without one value of " + partitionKey + " is not known");
  }

  /// The one member of an attribute value, of whatever type; empty for a value that is missing.
  private static String value(JsonNode attribute) {
    return attribute.valueStream().findFirst().map(JsonNode::asText).orElse("");
  }

  private List<Call> batch(String operation, JsonNode byTable) {
    var calls = new ArrayList<Call>();
    for (var table : byTable.properties()) {
      var call = new Call("dynamodb:" + operation, arn(table.getKey()));
      for (var item : items(table.getValue())) {
        call = onItem(call, table.getKey(), item);
      }
      calls.add(call);
    }
    return calls;
  }

  /// Keys to read, keys to delete, and items to put.
  private static List<JsonNode> items(JsonNode ofTable) {
    var items = new ArrayList<JsonNode>();
    ofTable.path("Keys").forEach(items::add);
    if (ofTable.isArray()) {
      for (var write : ofTable) {
        items.add(
            write.has("PutRequest")
                ? write.at("/PutRequest/Item")
                : write.at("/DeleteRequest/Key"));
      }
    }
    return items;
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

  /// A table, or an index of it.
  private static String source(JsonNode body) {
    var index = body.path("IndexName");
    var table = body.path("TableName").asText();
    return index.isMissingNode() ? table : table + "/index/" + index.asText();
  }

  private static String name(String nameOrArn) {
    return nameOrArn.replaceFirst("^arn:.*:table/", "");
  }

  private static String arn(String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : Account.arn("dynamodb", "table/" + nameOrArn);
  }
}
