package com.thebetterstore.local.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A buyer without an account, and what the scenario knows of the buyer.
public final class Guest {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// For what one scenario buys, and others that want a little of the same.
  private static final int ENOUGH = 20;

  final StoreAddress store;
  final Browser browser = new Browser();
  final ShopApi api;
  final Shopper shopper;
  String email = "guest-%s@example.nz".formatted(randomWord());
  String checkoutKey = "acceptance-" + randomWord();

  /// The cart as the guest last saw it on the screen.
  JsonNode cart = MissingNode.getInstance();

  private String scarce = "";
  private int stockBefore;

  Shopper.PlacedOrder order;
  Browser.Page page;
  ShopApi.Reply reply;

  Guest(StoreAddress store) {
    this.store = store;
    this.api = new ShopApi(browser, store.graphql(), store.apiKey());
    this.shopper = new Shopper(api);
  }

  static String randomWord() {
    var bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// Begins again as a different person.
  void startAnew() {
    email = "guest-%s@example.nz".formatted(randomWord());
    checkoutKey = "acceptance-" + randomWord();
  }

  Shopper.Wish wish(String type, int quantity) {
    return new Shopper.Wish(product(type), quantity);
  }

  /// So many of a product of which there are few: its stock can be seen.
  Shopper.Wish scarceWish(int quantity) {
    var product = shopper.scarceProduct(ENOUGH);
    scarce = product.path("id").asText();
    stockBefore = product.path("maxQuantityPerOrder").asInt();
    return new Shopper.Wish(scarce, quantity);
  }

  /// How many of the scarce product are gone since.
  int goneFromStock() {
    var now = api.ask(Operations.PRODUCT, Map.of("id", scarce));
    return stockBefore - now.path("maxQuantityPerOrder").asInt();
  }

  String product(String type) {
    return shopper.anyProduct(type).path("id").asText();
  }

  void fillCart(List<Shopper.Wish> wishes) {
    cart = shopper.fillCart(wishes);
  }

  void goToPayment() {
    goToPayment(shopper.giveAddress(cart));
  }

  void goToPaymentAs(String name) {
    goToPayment(shopper.giveAddress(cart, Shopper.addressWith("name", name)));
  }

  /// Asks for the payment page of a cart that is complete, and takes what is answered.
  void askForPayment() {
    cart = shopper.giveEmail(shopper.giveAddress(cart), email);
    send(Operations.CHECKOUT_CREATE, Map.of("input", Shopper.checkoutOf(cart, checkoutKey)));
  }

  /// Asks for the payment page again, with the same key.
  void askForPaymentAgain() {
    order = shopper.checkOut(cart, checkoutKey);
  }

  private void goToPayment(JsonNode addressed) {
    cart = shopper.giveEmail(addressed, email);
    order = shopper.checkOut(cart, checkoutKey);
  }

  void pay(String cardNumber) {
    page = paymentPage().pay(PaymentPage.Card.numbered(cardNumber));
  }

  PaymentPage paymentPage() {
    return new PaymentPage(browser, order.paymentUrl());
  }

  String cartId() {
    return cart.path("id").asText();
  }

  /// The cart as the store has it now; null in JSON when there is none.
  JsonNode cartNow() {
    return api.ask(Operations.CART_QUERY, Map.of("id", cartId()));
  }

  /// The order with all that became of it.
  JsonNode lifeNow() {
    return api.ask(Operations.ORDER_LIFE, Map.of("id", order.id(), "accessToken", order.token()));
  }

  /// The order as the store has it now.
  JsonNode orderNow() {
    return api.ask(Operations.ORDER_QUERY, Map.of("id", order.id(), "accessToken", order.token()));
  }

  void send(String document, Map<String, ?> variables) {
    reply = api.send(document, variables);
  }

  /// What the root field of the last request holds.
  JsonNode answer() {
    var data = reply.body().path("data").elements();
    return data.hasNext() ? data.next() : MissingNode.getInstance();
  }

  JsonNode refusal() {
    return answer().path("userErrors").path(0);
  }
}
