package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;

/// One line as it was bought.
///
/// @param id unique within its order
/// @param total `quantity` times `unitPrice`, tax included
/// @param tax the tax contained in `total`
public record OrderLine(
    String id,
    ProductId productId,
    Sku sku,
    String name,
    ProductType type,
    int quantity,
    Money unitPrice,
    Money total,
    Money tax) {

  public OrderLine {
    if (quantity < 1 || !unitPrice.times(quantity).equals(total)) {
      throw new IllegalArgumentException("line " + id + " does not add up");
    }
  }
}
