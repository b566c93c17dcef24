package com.thebetterstore.resolvers.order;

import com.thebetterstore.ordering.order.access.ClaimOrder;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.RequestAccess;
import com.thebetterstore.ordering.order.access.RevokeAccess;
import com.thebetterstore.ordering.order.aws.DynamoDbAccessRequests;
import com.thebetterstore.ordering.receipt.RequestReceipt;
import com.thebetterstore.ordering.receipt.aws.DynamoDbReceiptRequests;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.function.Supplier;

/// Puts the function of orders together.
final class OrderWiring {

  private OrderWiring() {}

  static OrderApi api(ShopWiring shop) {
    var secret = secret(shop);
    return new OrderApi(shop.orders(), new OrderAccess(secret, shop.clock()), views(secret, shop));
  }

  static GuestAccessApi guestAccess(ShopWiring shop) {
    var secret = secret(shop);
    var orders = shop.orders();
    var access = new OrderAccess(secret, shop.clock());
    var requests = new DynamoDbAccessRequests(shop.dynamoDb(), shop.table(), shop.outbox());
    return new GuestAccessApi(
        new RequestAccess(orders, requests, shop.clock()),
        new ClaimOrder(orders, access),
        new RevokeAccess(orders, access, shop.ids()),
        views(secret, shop));
  }

  static ReceiptApi receipts(ShopWiring shop) {
    var requests = new DynamoDbReceiptRequests(shop.dynamoDb(), shop.table(), shop.outbox());
    return new ReceiptApi(
        shop.orders(),
        new OrderAccess(secret(shop), shop.clock()),
        new RequestReceipt(requests, shop.clock()));
  }

  private static OrderViews views(Supplier<String> secret, ShopWiring shop) {
    return new OrderViews(new DownloadKeys(secret), shop.clock());
  }

  private static Supplier<String> secret(ShopWiring shop) {
    return CachedSecret.text(
        shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
  }
}
