package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundId;
import java.time.Instant;

/// A request to an order, or a report of what happened to it. Any of them may come twice, late or
/// out of order.
public sealed interface OrderCommand {

  /// When it happened, or when it was requested.
  Instant at();

  /// The provider opened the payment page of this attempt.
  record RecordSession(int attempt, PaymentSessionId session, Instant at) implements OrderCommand {}

  /// The provider repeats an error for this attempt's idempotency key, and no buyer has seen a page
  /// of it: the next try needs a new attempt.
  record AbandonAttempt(int attempt, Instant at) implements OrderCommand {}

  /// The provider, asked just now, holds this payment.
  record RecordPayment(Payment payment, Instant at) implements OrderCommand {}

  /// The provider declined a try to pay; the same page takes another.
  ///
  /// @param declineId the provider's name of that try, which distinguishes a second decline from a
  ///   repeated report of the first. Source: the failed charge's `id`
  /// @param reason one English sentence, fit for the buyer
  record RecordPaymentFailure(String declineId, String reason, Instant at)
      implements OrderCommand {}

  /// The buyer cancels.
  ///
  /// @param page the order's page as the provider was asked about it: it has confirmed that the
  ///   page takes no payment any more; or there is none
  record CancelUnpaid(PaymentSession page, Instant at) implements OrderCommand {}

  /// The time to pay is over.
  ///
  /// @param page the order's page as the provider was asked about it: it has confirmed that the
  ///   page has expired; or there is none, and the order's time to pay has run out
  record ExpireUnpaid(PaymentSession page, Instant at) implements OrderCommand {}

  /// Fulfilment will send the goods.
  record RecordFulfilmentAccepted(Instant at) implements OrderCommand {}

  /// Fulfilment will not send the goods.
  record RecordFulfilmentRejected(String reason, Instant at) implements OrderCommand {}

  /// The physical items left the store.
  record RecordDispatch(String carrier, String trackingNumber, Instant at)
      implements OrderCommand {}

  /// The physical items arrived.
  record RecordDelivery(Instant at) implements OrderCommand {}

  /// The digital items were e-mailed.
  record RecordDigitalItemsSent(Instant at) implements OrderCommand {}

  /// The provider, asked just now, says that this payment, which the order wants returned, went
  /// back.
  record RecordRefund(PaymentId payment, RefundId refund, ReceivedAmount amount, Instant at)
      implements OrderCommand {}
}
