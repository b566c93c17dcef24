package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderEventType;
import java.time.Instant;

/// Something that the buyer can see to have happened.
///
/// @param version the order's version after it
/// @param at when; never before the entry above it
/// @param message one English sentence, or empty when the type says all
public record TimelineEntry(long version, OrderEventType type, Instant at, String message) {

  TimelineEntry withoutMessage() {
    return new TimelineEntry(version, type, at, "");
  }
}
