package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.Signer;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Admits the readers of orders: whoever shows an order's access token, and the customer who owns
/// it.
///
/// A token is its last day and the HMAC of that day with the order's id and access epoch, so none
/// is stored, the same order has the same one when it is asked for again, each ends by itself, and
/// raising the epoch revokes them all.
public final class OrderAccess {

  /// How long a token opens its order.
  public static final Period LIFETIME = Period.ofDays(90);

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{48}");
  private static final int DAY_BYTES = 4;

  private final Signer keys;
  private final InstantSource clock;

  /// @param secret the keys, as [Signer] reads them; asked for at every use
  public OrderAccess(Supplier<String> secret, InstantSource clock) {
    this.keys = new Signer(secret);
    this.clock = clock;
  }

  /// The order's token, 48 characters of base64url, which ends [#LIFETIME] after the order was
  /// placed. A secret of the buyer.
  public String token(Order order) {
    return token(order, order.placedAt());
  }

  /// A token that ends [#LIFETIME] after it was asked for.
  public String token(Order order, Instant askedFor) {
    return token(order.id(), order.accessEpoch(), askedFor);
  }

  /// The token of an order in some epoch.
  public String token(OrderId order, int epoch, Instant askedFor) {
    var lastDay = day(askedFor).plus(LIFETIME).toEpochDay();
    var signature = keys.sign(signed(order.value(), epoch, lastDay));
    return new String(written(lastDay, signature), StandardCharsets.US_ASCII);
  }

  /// Whether this is a token of the order that has not ended. Takes the same time wherever a wrong
  /// one differs.
  public boolean admits(Order order, String token) {
    return admitted(Optional.of(order), token).isPresent();
  }

  /// The order that was found, if this is a token of it that has not ended. Takes the same time
  /// when none was found: how long a refusal takes must not tell whether there is such an order.
  public Optional<Order> admitted(Optional<Order> found, String token) {
    var lastDay = lastDay(token);
    var text =
        found
            .map(order -> signed(order.id().value(), order.accessEpoch(), lastDay))
            .orElseGet(() -> signed("", Progress.FIRST_EPOCH, lastDay));
    var shown = token.getBytes(StandardCharsets.UTF_8);
    var isSigned = keys.signed(text, signature -> written(lastDay, signature), shown);
    return isSigned && day(clock.instant()).toEpochDay() <= lastDay ? found : Optional.empty();
  }

  /// The order that was found, if the caller may see it. A token that is shown decides alone,
  /// whoever is signed in: so a link in a mail works on a device that someone else uses.
  public Optional<Order> admitted(Optional<Order> found, Optional<String> token, Buyer caller) {
    return token.isPresent()
        ? admitted(found, token.get())
        : found.filter(order -> order.belongsTo(caller));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /// The day that a token names; one that is long past for what cannot be a token.
  private static int lastDay(String token) {
    return SHAPE.matcher(token).matches()
        ? ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)).getInt()
        : 0;
  }

  private static byte[] signed(String order, int epoch, long lastDay) {
    return (order + ":" + epoch + ":" + lastDay).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] written(long lastDay, byte[] signature) {
    var bytes =
        ByteBuffer.allocate(DAY_BYTES + signature.length)
            .putInt(Math.toIntExact(lastDay))
            .put(signature)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encode(bytes);
  }
}
