package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.HoldReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When the reconciler should look at an order that is still waiting.
public final class DeadlineRules {

  /// How long a refund may take to be confirmed before the reconciler asks about it.
  public static final Duration REFUND_PATIENCE = Duration.ofMinutes(10);

  /// How long a review may take before the reconciler asks what became of it.
  public static final Duration REVIEW_PATIENCE = Duration.ofHours(1);

  /// How long a review may take before somebody has to be told: the buyer has paid, and waits.
  private static final Duration REVIEW_OVERDUE = Duration.ofDays(1);

  private DeadlineRules() {}

  /// Empty when the order waits neither for money to come nor for money to go back, nor for the
  /// provider to have looked at a payment.
  public static Optional<Instant> of(Order order) {
    if (order.isUnpaid()) {
      return Optional.of(order.payBy());
    }
    var refunds =
        order.money().due().stream().map(refund -> refund.requestedAt().plus(REFUND_PATIENCE));
    var review = reviewedSince(order).map(since -> since.plus(REVIEW_PATIENCE));
    return Stream.concat(refunds, review.stream()).min(Instant::compareTo);
  }

  /// Whether an order has been held for review for longer than a day.
  public static boolean isReviewOverdue(Order order, Instant now) {
    return reviewedSince(order)
        .filter(since -> since.plus(REVIEW_OVERDUE).isBefore(now))
        .isPresent();
  }

  private static Optional<Instant> reviewedSince(Order order) {
    return order.course() instanceof Course.Held(var why, var since) && why == HoldReason.REVIEW
        ? Optional.of(since)
        : Optional.empty();
  }
}
