package com.thebetterstore.platform.function;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.platform.work.Work;
import java.util.List;

/// A request for one field: who asks, and the work of answering. Source: AppSync's Context object.
public record FieldRequest(Identity identity, Work work) {

  /// The user pool's group of staff, as the schema's directives name it.
  private static final String STAFF = "Staff";

  /// What to hand on to whatever the request leads to.
  public Cause cause() {
    return work.cause();
  }

  /// Whether the caller is signed in and in the group of the store's staff.
  public boolean isOfStaff() {
    return identity instanceof Customer(var _, var groups) && groups.contains(STAFF);
  }

  /// How the caller proved who it is.
  public sealed interface Identity {}

  /// Nobody in particular: the API key only says that a storefront asks.
  public record Guest() implements Identity {}

  /// A signed-in customer, by the user pool's `sub`.
  public record Customer(String sub, List<String> groups) implements Identity {

    public Customer {
      groups = List.copyOf(groups);
    }
  }

  /// A part of the store itself, by the ARN of its role.
  public record Backend(String arn) implements Identity {}
}
