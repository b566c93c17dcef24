package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartCommand;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.ordering.catalogue.aws.StockRows;
import com.thebetterstore.ordering.checkout.aws.DynamoDbCheckoutStore;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.payment.InMemoryPaymentProvider;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A shop on a real table, with a payment provider whose buyers the test plays.
public final class CheckoutShop {

  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  public static final IdempotencyKey KEY = new IdempotencyKey("intent-1-0123456789");
  public static final Cause CAUSE = new Cause(new CorrelationId("cor_1"), "req_1", null);

  public final OrderingTable table;
  public final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
  public final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  public final OrderStore orders;
  public final OrderAccess access = new OrderAccess(() -> "a secret of the store", now::get);
  public final DownloadKeys downloads = new DownloadKeys(() -> "a secret of the store");
  public final Settle settle;
  public final DynamoDbDiscounts discounts;
  public final Carts carts;
  public final CreateCheckout create;
  public final FindCheckout find;
  public final CancelCheckout cancel;
  private final DynamoDbNewProducts newProducts;

  public CheckoutShop(Offer... offers) {
    this(true, offers);
  }

  public CheckoutShop(boolean guestCheckout, Offer... offers) {
    this(OrderingTable.create(), guestCheckout, offers);
  }

  /// On a table whose client the caller watches.
  public CheckoutShop(OrderingTable table, boolean guestCheckout, Offer... offers) {
    this.table = table;
    var dynamo = table.client();
    var clock = (InstantSource) now::get;
    var ids = new RandomIds();
    var outbox = new Outbox(table.name(), clock, ids);
    orders =
        new DynamoDbOrderStore(
            dynamo, table.name(), outbox.completing(downloads::completed), clock);
    discounts = new DynamoDbDiscounts(dynamo, table.name());
    newProducts = new DynamoDbNewProducts(dynamo, table.name());
    carts =
        new Carts(
            new DynamoDbCartStore(dynamo, table.name(), ids),
            new DynamoDbCatalogue(dynamo, table.name(), URI.create("https://shop.example")),
            new DiscountStandings(discounts, clock),
            clock,
            ids);
    settle = new Settle(orders, provider, clock);
    var updates = new UpdateOrder(orders);
    var addresses = new Storefront(URI.create("https://shop.example/"), access);
    var pages = new PaymentPages(updates, provider, settle, addresses, clock);
    var checkouts = new DynamoDbCheckoutStore(dynamo, table.name(), outbox);
    create = new CreateCheckout(carts, checkouts, orders, pages, access, guestCheckout, clock, ids);
    find = new FindCheckout(orders, access, pages);
    cancel = new CancelCheckout(orders, access, updates, provider, settle, clock);
    Arrays.stream(offers).forEach(newProducts::enter);
    newProducts.relist();
  }

  /// A cart that can be checked out, with so many of the offer's product.
  public CartId aReadyCart(Offer offer, int quantity) {
    var id = aCart(offer, quantity);
    change(id, new SetEmail("mere@example.nz"));
    change(id, new SetAddress(home()));
    change(id, new SelectShippingMethod(ShippingRules.STANDARD.value()));
    return id;
  }

  public CartId aCart(Offer offer, int quantity) {
    return carts
        .create(new AddLines(List.of(new LineToAdd(offer.product().id().value(), quantity))))
        .id();
  }

  public void change(CartId id, CartCommand command) {
    var answer = carts.change(id, command, OptionalLong.empty());
    if (!answer.refusals().isEmpty()) {
      throw new AssertionError(command + " was refused: " + answer.refusals());
    }
  }

  public PricedCart cart(CartId id) {
    return carts.find(id).orElseThrow();
  }

  /// Asks for the cart as it is.
  public CheckoutRequest request(CartId id) {
    return request(id, new Guest());
  }

  /// Asks as this buyer.
  public CheckoutRequest request(CartId id, Buyer buyer) {
    var cart = cart(id);
    return new CheckoutRequest(
        id, buyer, cart.cart().version(), cart.totals().total().minorUnits(), KEY);
  }

  public CheckoutAnswer checkOut(CheckoutRequest request) {
    return create.create(request, CAUSE);
  }

  public Checkout checkedOut(CartId id) {
    return checkOut(request(id)).checkout().orElseThrow();
  }

  public Order order(Checkout checkout) {
    return order(checkout.order().id());
  }

  public Order order(OrderId id) {
    return orders.find(id).orElseThrow();
  }

  public Stock stock(Offer offer) {
    return StockRows.read(table, offer.product().sku());
  }

  /// How many items there are whose key begins so.
  public long items(String prefix) {
    return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
        .filter(item -> Row.of(item).name().startsWith(prefix))
        .count();
  }

  public void price(Offer offer, long minorUnits) {
    var key = Map.of("pk", AttributeValue.fromS("PRODUCT#" + offer.product().id().value()));
    var attribute = priceAttribute(offer);
    table
        .client()
        .updateItem(update ->
            update
                .tableName(table.name())
                .key(key)
                .updateExpression("SET #price = :price")
                .expressionAttributeNames(Map.of("#price", attribute))
                .expressionAttributeValues(
                    Map.of(":price", AttributeValue.fromN(Long.toString(minorUnits)))));
  }

  private String priceAttribute(Offer offer) {
    var price = Long.toString(offer.product().unitPrice().minorUnits());
    return table.item("PRODUCT#" + offer.product().id().value()).entrySet().stream()
        .filter(entry -> price.equals(entry.getValue().n()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static AddressDraft home() {
    return new AddressDraft(
        "Mere Tamaki",
        "1 Queen Street",
        Optional.empty(),
        "Auckland",
        Optional.empty(),
        "1010",
        "NZ",
        Optional.empty());
  }
}
