package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The company that takes payments on its own page and returns them. Its answer is asked for each
/// time, never kept from a message.
///
/// Any call may throw [PaymentProviderUnavailable]: it did not answer, was busy, or failed. Whether
/// the call had its effect is then unknown, and the same call again is safe.
public interface PaymentProvider {

  /// Opens the payment page of the order's current attempt, or finds the one that an earlier call
  /// for this attempt opened: everything it is opened with is fixed when the order is placed. The
  /// page asks for exactly the order's total, and closes when the order's reservation ends.
  ///
  /// @param back where the page sends the buyer; the same at each call for one order
  Opening openSession(Order order, ReturnTo back);

  /// The state of a page now.
  SessionState session(PaymentSessionId id);

  /// Closes a page, and answers its state then: [SessionState.Closed] once nobody can pay on it;
  /// anything else if the buyer was faster. Closing it again changes nothing.
  SessionState expireSession(PaymentSessionId id);

  /// Returns an amount of a payment. Asked again for the same refund, it returns nothing more.
  ///
  /// The provider keeps idempotency keys for 24 hours: look at [#refundsOf] before asking again
  /// after that.
  ///
  /// @param order the order that it is for, to be named in the provider's records, as the refund is
  /// @return empty when the provider does not have that much of the payment any more, since
  ///   somebody returned it or the buyer's bank took it
  Optional<ProviderRefund> refund(Order order, Refund refund);

  /// Everything that was returned of a payment, or is being returned; oldest first.
  List<ProviderRefund> refundsOf(PaymentId payment);

  /// Every objection of the buyer to a payment, whatever became of it.
  List<Dispute> disputesOf(PaymentId payment);

  /// The order that a payment was made for, as the provider's records name it; empty when it is for
  /// none of ours, or no payment at all.
  Optional<OrderId> orderOf(PaymentId payment);

  /// A payment whose money is ours, made for this order; empty when there is none such.
  Optional<SessionState.Paid> paid(OrderId order, PaymentId payment);

  /// Where a payment page sends its buyer.
  ///
  /// @param paid after paying
  /// @param cancelled on turning back
  record ReturnTo(URI paid, URI cancelled) {}

  /// What became of a request for a page.
  sealed interface Opening {}

  /// The page is there.
  record Opened(PaymentSessionId id, URI page) implements Opening {}

  /// The provider will only ever repeat an earlier failure for this attempt, and nobody has seen a
  /// page of it.
  record AttemptSpent() implements Opening {}

  /// It is too late to open a page that could close together with the reservation.
  record TooLate() implements Opening {}

  /// How a page stands.
  sealed interface SessionState {

    /// The buyer can pay.
    ///
    /// @param decline the last try to pay, if it was declined
    /// @param requiresAction whether the try that is under way needs something more of the buyer
    record Open(URI page, Optional<Decline> decline, boolean requiresAction)
        implements SessionState {}

    /// The buyer has paid; the money is on its way, and may yet fail to come.
    record Processing() implements SessionState {}

    /// The money is ours.
    ///
    /// @param underReview whether the provider wants a person to look at it first, or a person did
    ///   and has not approved it
    record Paid(Payment payment, boolean underReview) implements SessionState {}

    /// Nobody can pay on it, and nobody did.
    ///
    /// @param decline the last try to pay, if money that was on its way failed to come
    record Closed(Optional<Decline> decline) implements SessionState {}
  }

  /// A try to pay that was declined.
  ///
  /// @param id the provider's name of it
  /// @param reason one English sentence, fit for the buyer
  record Decline(String id, String reason) {}

  /// A refund in the provider's records.
  ///
  /// @param ours the order's refund that it is, if the order asked for it
  /// @param at when it was asked for
  record ProviderRefund(
      ProviderRefundId id,
      Optional<RefundId> ours,
      ReceivedAmount amount,
      Status status,
      Instant at) {

    /// Where the money is.
    public enum Status {
      /// On its way back.
      PENDING,
      /// Back.
      SUCCEEDED,
      /// It did not go back: with us still, or again.
      FAILED
    }
  }
}
