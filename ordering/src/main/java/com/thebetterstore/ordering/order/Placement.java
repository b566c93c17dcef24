package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Duration;
import java.time.Instant;

/// A buyer's decision to buy what a cart holds, with the names that its order has. Nothing of it
/// ever changes, but for the owner of what a guest has bought, the watch key when what was given
/// out shall open nothing any more, and who bought it when that is erased.
///
/// @param watchKey the secret topic on which the order's status is published
/// @param buyer whose order it is
/// @param cart the cart that it was placed from
/// @param correlationId of the request that placed it
/// @param payBy when the reservation of its stock ends
public record Placement(
    OrderId id,
    OrderNumber number,
    WatchKey watchKey,
    Buyer buyer,
    Purchase purchase,
    CartName cart,
    CorrelationId correlationId,
    Instant placedAt,
    Instant payBy) {

  /// How long stock stays reserved for an unpaid order. The payment provider requires a page to
  /// stay open for at least 30 minutes, so one can be opened for 10 minutes after placing.
  public static final Duration RESERVATION = Duration.ofMinutes(40);

  Placement ownedBy(Buyer owner) {
    return new Placement(
        id, number, watchKey, owner, purchase, cart, correlationId, placedAt, payBy);
  }

  Placement watchedBy(WatchKey key) {
    return new Placement(id, number, key, buyer, purchase, cart, correlationId, placedAt, payBy);
  }

  /// The same as nobody's, and without what says who bought it.
  Placement erased() {
    return new Placement(
        id, number, watchKey, new Guest(), purchase.erased(), cart, correlationId, placedAt, payBy);
  }

  /// A placement whose stock is reserved for [#RESERVATION].
  public Placement(
      OrderId id,
      OrderNumber number,
      WatchKey watchKey,
      Buyer buyer,
      Purchase purchase,
      CartName cart,
      CorrelationId correlationId,
      Instant placedAt) {
    this(
        id,
        number,
        watchKey,
        buyer,
        purchase,
        cart,
        correlationId,
        placedAt,
        placedAt.plus(RESERVATION));
  }
}
