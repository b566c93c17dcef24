package com.thebetterstore.infra.ordering;

import static com.thebetterstore.infra.construct.function.Sizing.PERSON_WAITS;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.entry.FieldResolvers;
import com.thebetterstore.infra.construct.entry.FieldResolvers.Fields;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.constructs.Construct;

/// The functions that a buyer waits for, and the fields of the API that each resolves.
final class ShopResolvers extends Construct {

  private final ServiceScope service;
  private final OrderingStore store;
  private final List<StoreFunction> functions;
  private final StoreFunction seed;
  private final StoreFunction discountSeed;

  ShopResolvers(
      Construct scope, String id, ServiceScope service, OrderingStore store, IGraphqlApi api) {
    super(scope, id);
    this.service = service;
    this.store = store;
    var catalogue = catalogue();
    var cart = cart();
    var checkout = checkout();
    var order = order();
    var desk = orderDesk();
    var customer = customer();
    this.functions = List.of(catalogue, cart, checkout, order, desk, customer);
    this.seed = catalogueSeed();
    this.discountSeed = discountSeed();
    resolve(api, catalogue, new Fields("Query", List.of("products", "categories", "product")));
    resolve(
        api,
        cart,
        new Fields("Query", List.of("cart")),
        new Fields(
            "Mutation",
            List.of(
                "cartCreate",
                "cartLinesAdd",
                "cartLinesUpdate",
                "cartLinesRemove",
                "cartClear",
                "cartContactSet",
                "cartShippingAddressSet",
                "cartShippingMethodSelect",
                "cartDiscountCodesUpdate",
                "cartMerge",
                "orderReorder")),
        new Fields("Customer", List.of("cart")));
    resolve(
        api,
        checkout,
        new Fields("Query", List.of("storeSettings", "checkout")),
        new Fields("Mutation", List.of("checkoutCreate", "checkoutCancel")));
    resolve(
        api,
        order,
        new Fields("Query", List.of("order", "orderByNumber")),
        new Fields(
            "Mutation",
            List.of(
                "guestOrderAccessRequest",
                "guestOrderClaim",
                "orderAccessRevoke",
                "orderReceiptResend",
                "orderStatusPublish")),
        new Fields("Subscription", List.of("orderStatusChanged")));
    resolve(
        api,
        desk,
        new Fields("Query", List.of("staffOrder")),
        new Fields(
            "Mutation",
            List.of(
                "orderCancel",
                "orderReturnRequest",
                "staffOrderCancel",
                "orderRefund",
                "orderHoldResolve",
                "orderReturnDecide",
                "orderReturnReceive")));
    resolve(
        api,
        customer,
        new Fields("Query", List.of("me", "staffOrders")),
        new Fields("Customer", List.of("addresses", "orders")),
        new Fields(
            "Mutation",
            List.of("customerAddressSave", "customerAddressRemove", "customerDataErase")));
  }

  List<StoreFunction> functions() {
    return functions;
  }

  StoreFunction seed() {
    return seed;
  }

  StoreFunction discountEntry() {
    return discountSeed;
  }

  private StoreFunction catalogue() {
    var catalogue =
        resolver(
            "catalogue",
            "catalogue.CatalogueResolver",
            "Lists and shows products",
            Map.of(
                "CURSOR_SECRET_ID", store.cursorSecret().getSecretArn(),
                "STOREFRONT_URL", store.storefrontUrl()));
    store.allowRows(catalogue);
    store.allowQueryOfProducts(catalogue);
    OrderingStore.allowReading(catalogue, store.cursorSecret());
    return catalogue;
  }

  private StoreFunction cart() {
    var cart =
        resolver(
            "cart",
            "cart.CartResolver",
            "Keeps carts",
            // A locked cart shows the id of its checkout, which holds an order access token.
            Map.of(
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                "STOREFRONT_URL", store.storefrontUrl()));
    store.allowRows(cart);
    OrderingStore.allowReading(cart, store.orderAccessSecret());
    return cart;
  }

  private StoreFunction checkout() {
    var checkout =
        resolver(
            "checkout",
            "checkout.CheckoutResolver",
            "Turns a cart into an order and opens Stripe's payment page",
            Map.of(
                "GUEST_CHECKOUT", store.guestCheckout(),
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                "STOREFRONT_URL", store.storefrontUrl(),
                "STRIPE_API_BASE", store.stripeApiBase(),
                "STRIPE_LIVE_MODE", store.stripeLiveMode(),
                "STRIPE_SECRET_ID", store.stripeSecret().getSecretArn()));
    store.allowRows(checkout);
    OrderingStore.allowReading(checkout, store.orderAccessSecret());
    OrderingStore.allowReading(checkout, store.stripeSecret());
    return checkout;
  }

  private StoreFunction order() {
    var order =
        resolver(
            "order",
            "order.OrderResolver",
            "Shows orders, live as well, to those who may see them, brings guests back to theirs, and"
                + " has receipts mailed again",
            Map.of("ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn()));
    store.allowRows(order);
    OrderingStore.allowReading(order, store.orderAccessSecret());
    return order;
  }

  private StoreFunction orderDesk() {
    var desk =
        resolver(
            "desk",
            "order.desk.OrderDeskResolver",
            "Cancels orders, returns money and takes goods back, for buyers and staff",
            Map.of(
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                "STRIPE_API_BASE", store.stripeApiBase(),
                "STRIPE_LIVE_MODE", store.stripeLiveMode(),
                "STRIPE_SECRET_ID", store.stripeSecret().getSecretArn()));
    store.allowRows(desk);
    OrderingStore.allowReading(desk, store.orderAccessSecret());
    OrderingStore.allowReading(desk, store.stripeSecret());
    return desk;
  }

  private StoreFunction customer() {
    var customer =
        resolver(
            "customer",
            "customer.CustomerResolver",
            "Keeps customers' addresses, lists their orders, everybody's for staff, and erases what is"
                + " known of customers",
            Map.of(
                "CURSOR_SECRET_ID", store.cursorSecret().getSecretArn(),
                // Orders show the keys of their downloads, which are derived.
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn()));
    store.allowRows(customer);
    store.allowQueryOfCustomersOrders(customer);
    store.allowQueryOfOrdersOfDays(customer);
    OrderingStore.allowReading(customer, store.cursorSecret());
    OrderingStore.allowReading(customer, store.orderAccessSecret());
    return customer;
  }

  private StoreFunction catalogueSeed() {
    var seed =
        function(
            "catalogue-seed",
            "catalogue.CatalogueSeed",
            Sizing.OPERATOR_WAITS,
            "Puts the first products into an empty table, and all products in order; called by"
                + " hand",
            Map.of());
    store.allowRows(seed);
    store.allowQueryOfAllProducts(seed);
    return seed;
  }

  private StoreFunction discountSeed() {
    var seed =
        function(
            "discount-seed",
            "discount.DiscountSeed",
            Sizing.OPERATOR_WAITS,
            "Enters discount codes, those it is called with or a new store's, or ends one; called by"
                + " hand",
            Map.of());
    store.allowRows(seed);
    return seed;
  }

  private StoreFunction resolver(
      String name, String handler, String purpose, Map<String, String> environment) {
    return function(name, handler, PERSON_WAITS, purpose, environment);
  }

  private StoreFunction function(
      String name, String handler, Sizing sizing, String purpose, Map<String, String> environment) {
    var variables = new TreeMap<>(environment);
    variables.put("ORDERING_TABLE", store.tableName());
    return new StoreFunction(
        this,
        name,
        service,
        new FunctionPlan(
            name,
            // Who calls Stripe has its secret.
            environment.containsKey("STRIPE_SECRET_ID")
                ? FunctionZip.RESOLVERS_WITH_STRIPE
                : FunctionZip.RESOLVERS,
            "com.thebetterstore.resolvers." + handler,
            sizing,
            purpose,
            variables));
  }

  private void resolve(IGraphqlApi api, StoreFunction resolver, Fields... fields) {
    // The id stays as it was deployed: another would replace the data source, whose name is taken.
    new FieldResolvers(this, resolver.name() + "-door", service, api, resolver, List.of(fields));
  }
}
