package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.Signer;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Admits the readers of orders: whoever shows an order's access token, and the customer who owns
/// it.
///
/// A token is the HMAC of the order's id and access epoch, so none is stored, the same order always
/// has the same one, and raising the epoch revokes it.
public final class OrderAccess {

  private final Signer keys;

  /// @param secret the keys, as [Signer] reads them; asked for at every use
  public OrderAccess(Supplier<String> secret) {
    this.keys = new Signer(secret);
  }

  /// The order's token: 43 characters of base64url. A secret of the buyer.
  public String token(Order order) {
    return token(order.id(), order.accessEpoch());
  }

  /// The token of an order in some epoch.
  public String token(OrderId order, int epoch) {
    return new String(written(keys.sign(named(order.value(), epoch))), StandardCharsets.US_ASCII);
  }

  /// Whether this is the order's token. Takes the same time wherever a wrong one differs.
  public boolean admits(Order order, String token) {
    return admitted(Optional.of(order), token).isPresent();
  }

  /// The order that was found, if this is its token. Takes the same time when none was found: how
  /// long a refusal takes must not tell whether there is such an order.
  public Optional<Order> admitted(Optional<Order> found, String token) {
    var named =
        found
            .map(order -> named(order.id().value(), order.accessEpoch()))
            .orElseGet(() -> named("", Progress.FIRST_EPOCH));
    var shown = token.getBytes(StandardCharsets.UTF_8);
    return keys.signed(named, OrderAccess::written, shown) ? found : Optional.empty();
  }

  /// The order that was found, if the caller may see it. A token that is shown decides alone,
  /// whoever is signed in: so a link in a mail works on a device that someone else uses.
  public Optional<Order> admitted(Optional<Order> found, Optional<String> token, Buyer caller) {
    return token.isPresent()
        ? admitted(found, token.get())
        : found.filter(order -> order.belongsTo(caller));
  }

  private static byte[] named(String order, int epoch) {
    return (order + ":" + epoch).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] written(byte[] signature) {
    return Base64.getUrlEncoder().withoutPadding().encode(signature);
  }
}
