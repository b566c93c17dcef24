package com.thebetterstore.ordering.order;

import com.thebetterstore.ordering.order.Ending.RejectedByFulfilment;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.Refund;
import java.util.Set;

/// The state of an order. Each has only what is true in it.
public sealed interface OrderState {

  /// Stock is reserved and the buyer may pay.
  sealed interface Unpaid extends OrderState {}

  /// No payment was tried, or none was completed.
  record AwaitingPayment() implements Unpaid {}

  /// The last try to pay was declined.
  ///
  /// @param declineIds the provider's names of all declined tries
  record PaymentDeclined(Set<String> declineIds) implements Unpaid {

    public PaymentDeclined {
      declineIds = Set.copyOf(declineIds);
    }
  }

  /// Paid in full, nothing returned.
  sealed interface Paid extends OrderState {

    Payment payment();
  }

  /// Paid; fulfilment is asked to send the goods.
  record Confirmed(Payment payment) implements Paid {}

  /// Fulfilment accepted the order.
  record Processing(Payment payment, Set<Outstanding> outstanding) implements Paid {

    public Processing {
      outstanding = Set.copyOf(outstanding);
    }
  }

  /// The physical items left the store, and may have arrived; something has yet to reach the buyer.
  record Shipped(Payment payment, Set<Outstanding> outstanding) implements Paid {

    public Shipped {
      outstanding = Set.copyOf(outstanding);
    }
  }

  /// All goods have reached the buyer.
  record Delivered(Payment payment) implements Paid {}

  /// Never to be sent: what was paid was not what the order costs. Its stock stays reserved until
  /// the refund is confirmed.
  record OnHold(Refund.Requested refund) implements OrderState {}

  /// Ended without its goods being sent.
  sealed interface Ended extends OrderState {

    Ending ending();
  }

  /// Ended without any payment.
  record EndedUnpaid(Ending ending) implements Ended {

    public EndedUnpaid {
      if (ending instanceof RejectedByFulfilment) {
        throw new IllegalArgumentException("fulfilment sees only paid orders");
      }
    }
  }

  /// Ended; its payment is being refunded.
  record EndedRefunding(Ending ending, Refund.Requested refund) implements Ended {}

  /// Ended; its payment is refunded.
  record EndedRefunded(Ending ending, Refund.Confirmed refund) implements Ended {}
}
