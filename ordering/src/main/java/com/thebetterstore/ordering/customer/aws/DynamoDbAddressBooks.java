package com.thebetterstore.ordering.customer.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.customer.AddressBook;
import com.thebetterstore.ordering.customer.AddressBooks;
import com.thebetterstore.ordering.customer.AddressId;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.customer.KeptAddress;
import com.thebetterstore.ordering.shipping.aws.AddressItem;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Address books in the ordering table, one item each.
public final class DynamoDbAddressBooks implements AddressBooks {

  private static final String VERSION = "version";
  private static final String ADDRESSES = "addresses";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoDbAddressBooks(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public AddressBook of(CustomerId customer) {
    var answer =
        dynamo.getItem(get -> get.tableName(table).key(key(customer)).consistentRead(true));
    return answer.hasItem() ? read(customer, Row.of(answer.item())) : AddressBook.empty(customer);
  }

  /// A write whose answer was lost is repeated by the SDK and then finds its own version: that is
  /// answered as a lost race, and the next attempt finds nothing to change.
  @Override
  public boolean save(AddressBook changed) {
    var item =
        Map.of(
            "pk",
            key(changed.customer()).get("pk"),
            VERSION,
            number(changed.version()),
            ADDRESSES,
            fromL(changed.addresses().stream().map(this::item).toList()));
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) AND :read = :none OR #version = :read")
              .expressionAttributeNames(Map.of("#version", VERSION))
              .expressionAttributeValues(
                  Map.of(":read", number(changed.version() - 1), ":none", number(0))));
      return true;
    } catch (ConditionalCheckFailedException lost) {
      return false;
    }
  }

  @Override
  public void forget(CustomerId customer) {
    dynamo.deleteItem(delete -> delete.tableName(table).key(key(customer)));
  }

  private static AddressBook read(CustomerId customer, Row row) {
    return new AddressBook(
        customer,
        row.number(VERSION),
        row.rows(ADDRESSES).stream()
            .map(kept ->
                new KeptAddress(
                    new AddressId(kept.text("id")),
                    AddressItem.read(kept.row("address")),
                    kept.flag("preferred")))
            .toList());
  }

  private AttributeValue item(KeptAddress kept) {
    return fromM(
        Map.of(
            "id", fromS(kept.id().value()),
            "address", AddressItem.write(kept.address()),
            "preferred", fromBool(kept.preferred())));
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static Map<String, AttributeValue> key(CustomerId customer) {
    return Map.of("pk", fromS("CUSTOMER#" + customer.value()));
  }
}
