package com.thebetterstore.local.bench.run;

import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.LoopbackAddresses;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A buyer with an address of their own on this machine: the store limits what one address may ask
/// for, and a bench is many buyers.
///
/// @param random makes each order's requests different from those of all others
public record Guest(Browser browser, ShopApi api, Shopper shopper, RandomGenerator random) {

  /// One that works.
  public static final String CARD = "4242 4242 4242 4242";

  /// So many guests.
  public static List<Guest> of(StoreAddress store, int count, RandomGenerator random) {
    var addresses = new LoopbackAddresses(random);
    return Stream.generate(() -> of(store, addresses, random)).limit(count).toList();
  }

  private static Guest of(StoreAddress store, LoopbackAddresses addresses, RandomGenerator random) {
    var browser = Browser.at(addresses.next());
    var api = new ShopApi(browser, store.graphql(), store.apiKey());
    return new Guest(browser, api, new Shopper(api), random);
  }

  /// Opens the checkout of a cart with one piece.
  public Shopper.PlacedOrder order(String productId) {
    return order(productId, 1);
  }

  /// Opens the checkout of a cart with some pieces.
  public Shopper.PlacedOrder order(String productId, int quantity) {
    var word = word();
    return shopper.order(
        email(word), List.of(new Shopper.Wish(productId, quantity)), "bench-" + word);
  }

  /// Pays with a card that works.
  public void pay(Shopper.PlacedOrder order) {
    new PaymentPage(browser, order.paymentUrl()).pay(PaymentPage.Card.numbered(CARD));
  }

  public static String email(String word) {
    return "bench-%s@example.nz".formatted(word);
  }

  /// A word that nobody has used.
  public String word() {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
