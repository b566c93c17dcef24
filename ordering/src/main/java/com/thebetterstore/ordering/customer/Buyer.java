package com.thebetterstore.ordering.customer;

import java.util.Optional;

/// Who asks, and so who a new cart or order belongs to.
public sealed interface Buyer {

  /// Nobody in particular: what a guest owns is opened by a secret that only its owner has.
  record Guest() implements Buyer {}

  /// A customer who has signed in: what a customer owns is opened by nobody else.
  record Customer(CustomerId id) implements Buyer {}

  /// The customer; empty for a guest.
  default Optional<CustomerId> customer() {
    return this instanceof Customer(var id) ? Optional.of(id) : Optional.empty();
  }

  /// The owner that a row names; a guest when it names none.
  static Buyer of(Optional<CustomerId> customer) {
    return customer.<Buyer>map(Customer::new).orElseGet(Guest::new);
  }
}
