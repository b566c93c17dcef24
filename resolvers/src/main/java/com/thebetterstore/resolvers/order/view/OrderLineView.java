package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `OrderLine`.
public record OrderLineView(
    String id,
    String productId,
    String sku,
    String name,
    ProductType type,
    int quantity,
    MoneyView unitPrice,
    MoneyView discount,
    MoneyView total,
    MoneyView tax,
    int quantitySent,
    int quantityDelivered,
    int quantityCancelled,
    int quantityReturned,
    MoneyView amountRefunded,
    @Nullable String downloadKey) {
  @Override
  public String toString() {
    return "OrderLineView[…]";
  }
}
