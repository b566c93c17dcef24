package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.catalogue.Offer;
import java.util.List;

/// Limits how many scarce pieces an unpaid order may reserve.
///
/// Anyone can reserve stock without paying or signing in, so one order reserves no more scarce
/// pieces than it may have of a single product. Pieces of a product with plenty in stock do not
/// count.
final class ReservationRules {

  /// As many as one line may have, so that every line that a cart may hold can be ordered.
  static final int MAX_PIECES = Offer.MAX_QUANTITY;

  /// A line counts when it takes more than one in this many of the available pieces.
  private static final int PLENTY = 100;

  private ReservationRules() {}

  static int pieces(List<PricedLine> lines) {
    return lines.stream()
        .filter(ReservationRules::isScarce)
        .mapToInt(it -> it.line().quantity())
        .sum();
  }

  private static boolean isScarce(PricedLine priced) {
    var available = priced.offer().map(offer -> offer.stock().available()).orElse(0);
    return (long) priced.line().quantity() * PLENTY > available;
  }
}
