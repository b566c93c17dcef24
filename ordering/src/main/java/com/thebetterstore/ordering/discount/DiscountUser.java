package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.ordering.Sha256;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.Locale;

/// Whose uses of a code are counted together: a customer, or all guests who name one e-mail
/// address. A digest, so that a row that counts them names nobody.
public record DiscountUser(String value) implements Identifier {

  public DiscountUser {
    Identifier.check(value, "discount user");
  }

  public static DiscountUser of(CustomerId customer) {
    return new DiscountUser(Sha256.hex("customer:" + customer.value()));
  }

  /// Small and capital letters are the same: hardly any mailbox tells them apart.
  public static DiscountUser of(EmailAddress email) {
    return new DiscountUser(Sha256.hex("email:" + email.value().toLowerCase(Locale.ROOT)));
  }
}
