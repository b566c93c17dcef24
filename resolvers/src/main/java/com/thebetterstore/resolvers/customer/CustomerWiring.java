package com.thebetterstore.resolvers.customer;

import com.thebetterstore.ordering.SignedCursors;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.customer.KeepAddresses;
import com.thebetterstore.ordering.customer.aws.DynamoDbAddressBooks;
import com.thebetterstore.ordering.erasure.EraseCustomer;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.aws.DynamoDbOrdersOfDays;
import com.thebetterstore.ordering.order.aws.DynamoDbPlacedOrders;
import com.thebetterstore.ordering.order.history.AllOrders;
import com.thebetterstore.ordering.order.history.OrderHistory;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.order.OrderCursors;
import com.thebetterstore.resolvers.order.view.OrderViews;

/// Puts the function of customers together.
final class CustomerWiring {

  private CustomerWiring() {}

  static CustomerApi api(ShopWiring shop) {
    var secrets = shop.secretsManager();
    var cursorKeys = CachedSecret.text(secrets, shop.setting("CURSOR_SECRET_ID"), shop.clock());
    var orderKeys =
        CachedSecret.text(secrets, shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    var books = new DynamoDbAddressBooks(shop.dynamoDb(), shop.table());
    var placed = new DynamoDbPlacedOrders(shop.dynamoDb(), shop.table());
    var latestCarts = new DynamoDbCustomerCartStore(shop.dynamoDb(), shop.table(), shop.ids());
    return new CustomerApi(
        new KeepAddresses(books, shop.ids()),
        new OrderHistory(shop.orders(), placed, shop.clock()),
        new EraseCustomer(
            shop.orders(), placed, shop.cartStore(), latestCarts, books, shop.clock(), shop.ids()),
        new OrderCursors(new SignedCursors(cursorKeys)),
        new OrderViews(new DownloadKeys(orderKeys), shop.clock()));
  }

  static StaffOrdersApi staffOrders(ShopWiring shop) {
    var secrets = shop.secretsManager();
    var cursorKeys = CachedSecret.text(secrets, shop.setting("CURSOR_SECRET_ID"), shop.clock());
    var orderKeys =
        CachedSecret.text(secrets, shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    return new StaffOrdersApi(
        new AllOrders(
            shop.orders(), new DynamoDbOrdersOfDays(shop.dynamoDb(), shop.table()), shop.clock()),
        new OrderCursors(new SignedCursors(cursorKeys)),
        new OrderViews(new DownloadKeys(orderKeys), shop.clock()));
  }
}
