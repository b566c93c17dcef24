package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who may read an order without signing in: whoever shows its access token.
///
/// A token is the HMAC of the order's id and access epoch, so none is stored, the same order always
/// has the same one, and raising the epoch revokes it.
public final class OrderAccess {

  /// The epoch of an order whose tokens were never revoked.
  public static final int FIRST_EPOCH = 1;

  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<String> secret;

  /// @param secret the key; asked for at every use, so that it need not be known at construction
  public OrderAccess(Supplier<String> secret) {
    this.secret = secret;
  }

  /// The order's token: 43 characters of base64url. A secret of the buyer.
  public String token(Order order) {
    return token(order.id(), order.accessEpoch());
  }

  /// The token of an order in some epoch.
  public String token(OrderId order, int epoch) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var signed = order.value() + ":" + epoch;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  /// Whether this is the order's token. Takes the same time wherever a wrong one differs.
  public boolean admits(Order order, String token) {
    return MessageDigest.isEqual(
        token(order).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
