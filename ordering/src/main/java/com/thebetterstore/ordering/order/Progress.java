package com.thebetterstore.ordering.order;

import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.Refund;
import java.util.List;
import java.util.stream.Stream;

/// How far an order has come since it was placed.
///
/// @param version 1 when placed; each accepted command makes it one more
/// @param accessEpoch part of the order's access token: raising it revokes every token given out
/// @param surplus payments beyond the one that counts; each is refunded
/// @param timeline what the buyer can see to have happened, oldest first; never empty
public record Progress(
    long version,
    int accessEpoch,
    PaymentSession session,
    OrderState state,
    List<Refund> surplus,
    List<TimelineEntry> timeline) {

  /// The epoch of an order whose tokens were never revoked.
  public static final int FIRST_EPOCH = 1;

  public Progress {
    surplus = List.copyOf(surplus);
    timeline = List.copyOf(timeline);
    if (version < 1 || timeline.isEmpty()) {
      throw new IllegalArgumentException("an order begins with version 1 and an entry");
    }
  }

  Progress next() {
    return new Progress(version + 1, accessEpoch, session, state, surplus, timeline);
  }

  Progress in(OrderState newState) {
    return new Progress(version, accessEpoch, session, newState, surplus, timeline);
  }

  Progress onPage(PaymentSession newSession) {
    return new Progress(version, accessEpoch, newSession, state, surplus, timeline);
  }

  Progress returning(List<Refund> newSurplus) {
    return new Progress(version, accessEpoch, session, state, newSurplus, timeline);
  }

  Progress showing(TimelineEntry entry) {
    var entries = Stream.concat(timeline.stream(), Stream.of(entry)).toList();
    return new Progress(version, accessEpoch, session, state, surplus, entries);
  }
}
