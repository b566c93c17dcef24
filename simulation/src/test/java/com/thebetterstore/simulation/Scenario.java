package com.thebetterstore.simulation;

import com.thebetterstore.ordering.order.purchase.Purchase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What people do with one order, and how it may end.
///
/// @param endings as [Promises#ending] words them; several where people race each other
record Scenario(String name, Purchase purchase, List<Act> acts, Set<String> endings) {

  /// Somebody does something, once that is possible.
  ///
  /// @param isRequest of the store, which whoever makes it makes again until there is an answer
  record Act(String name, Predicate<World> when, Consumer<World> does, boolean isRequest) {}

  static Scenario of(String name, Purchase purchase, Act... acts) {
    return new Scenario(name, purchase, Arrays.asList(acts), Set.of());
  }

  Scenario ends(String... ways) {
    return new Scenario(name, purchase, acts, Set.of(ways));
  }

  @Override
  public String toString() {
    return name;
  }
}
