package com.thebetterstore.ordering.shipping.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An address as an attribute of the items that have one.
public final class AddressItem {

  private AddressItem() {}

  /// The address as a map attribute.
  public static AttributeValue write(Address address) {
    var map = new HashMap<String, AttributeValue>();
    map.put("name", fromS(address.name()));
    map.put("line1", fromS(address.line1()));
    address.line2().ifPresent(text -> map.put("line2", fromS(text)));
    map.put("city", fromS(address.city()));
    address.region().ifPresent(text -> map.put("region", fromS(text)));
    map.put("postalCode", fromS(address.postalCode()));
    map.put("countryCode", fromS(address.countryCode()));
    address.phone().ifPresent(text -> map.put("phone", fromS(text)));
    return fromM(map);
  }

  /// The address in such an attribute.
  public static Address read(Row row) {
    return new Address(
        row.text("name"),
        row.text("line1"),
        row.optionalText("line2"),
        row.text("city"),
        row.optionalText("region"),
        row.text("postalCode"),
        row.text("countryCode"),
        row.optionalText("phone"));
  }
}
