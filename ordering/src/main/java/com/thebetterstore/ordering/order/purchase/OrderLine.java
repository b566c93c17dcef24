package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.pricing.LinePrice;

/// One line as it was bought.
///
/// @param id unique within its order
/// @param discount what the order's codes took off the line
/// @param total `quantity` times `unitPrice` less `discount`: what was charged, tax included
/// @param tax the tax contained in `total`
public record OrderLine(
    String id,
    ProductId productId,
    Sku sku,
    String name,
    ProductType type,
    int quantity,
    Money unitPrice,
    Money discount,
    Money total,
    Money tax) {

  public OrderLine {
    if (quantity < 1
        || !new LinePrice(full(unitPrice, quantity), discount).charged().equals(total)) {
      throw new IllegalArgumentException("line " + id + " does not add up");
    }
  }

  /// What it costs, before and after the discount.
  public LinePrice price() {
    return new LinePrice(full(unitPrice, quantity), discount);
  }

  private static Money full(Money unitPrice, int quantity) {
    return unitPrice.times(quantity);
  }
}
