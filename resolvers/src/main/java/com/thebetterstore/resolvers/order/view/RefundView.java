package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundStatus;
import com.thebetterstore.resolvers.view.MoneyView;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Refund`.
public record RefundView(
    String id, RefundStatus status, MoneyView amount, @Nullable String reason, Instant createdAt) {

  /// A refund as it stands.
  ///
  /// @param currency the store's; money in another one is shown as none, which no amount of the
  ///   store's can say
  public static RefundView of(Refund refund, CurrencyCode currency) {
    return new RefundView(
        refund.id().value(),
        refund.status(),
        ValueMapper.money(refund.amount().in(currency)),
        refund.reason().isEmpty() ? null : refund.reason(),
        refund.requestedAt());
  }
}
