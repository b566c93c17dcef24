package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.catalogue.Offer;
import java.util.List;

/// How much of the shop an order would hold until it is paid or its time to pay is over.
///
/// Nothing is paid for it, and nobody need say who they are; so one order holds no more pieces than
/// it may have of a single product. Pieces of what there is plenty of keep nobody from buying and
/// do not count.
final class ReservationRules {

  /// As many as one line may have, so that whatever one product promises can be ordered.
  static final int MAX_PIECES = Offer.MAX_QUANTITY;

  /// A line counts when it takes more than one in so many of what is available.
  private static final int PLENTY = 100;

  private ReservationRules() {}

  static int pieces(List<PricedLine> lines) {
    return lines.stream()
        .filter(ReservationRules::isFelt)
        .mapToInt(it -> it.line().quantity())
        .sum();
  }

  private static boolean isFelt(PricedLine priced) {
    var available = priced.offer().map(offer -> offer.stock().available()).orElse(0);
    return (long) priced.line().quantity() * PLENTY > available;
  }
}
