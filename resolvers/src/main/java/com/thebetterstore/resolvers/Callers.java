package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.platform.function.FieldRequest;
import com.thebetterstore.platform.function.FieldRequest.Backend;
import com.thebetterstore.platform.function.FieldRequest.Customer;
import com.thebetterstore.platform.function.FieldRequest.Guest;

/// Who calls a field, as the store's rules know callers.
public final class Callers {

  private Callers() {}

  /// The customer who asks for a field that is open to nobody else.
  ///
  /// @throws IllegalStateException when nobody is signed in, which the schema does not let happen
  public static CustomerId customer(FieldRequest request) {
    return buyer(request)
        .customer()
        .orElseThrow(() -> new IllegalStateException("a field of customers was asked by a guest"));
  }

  /// The buyer who asks.
  ///
  /// @throws IllegalStateException when a part of the store itself asks, which buys nothing
  public static Buyer buyer(FieldRequest request) {
    return switch (request.identity()) {
      case Guest _ -> new Buyer.Guest();
      case Customer(var sub, var _) -> new Buyer.Customer(new CustomerId(sub));
      case Backend(var role) -> throw new IllegalStateException(role + " is no buyer");
    };
  }
}
