package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /// The provider, asked just now, says that the buyer's try to pay stands so: it needs something
  /// more of the buyer, or its money is on the way.
  record RecordAttempt(Attempt attempt, Instant at) implements OrderCommand {}

  /// The provider declined a try to pay; the same page takes another.
  ///
  /// @param declineId the provider's name of that try, which distinguishes a second decline from a
  ///   repeated report of the first. Source: the failed charge's `id`
  /// @param reason one English sentence, fit for the buyer
  record RecordPaymentFailure(String declineId, String reason, Instant at)
      implements OrderCommand {}

  /// The provider, asked just now, holds this payment.
  ///
  /// @param underReview whether the provider wants a person to look at it before goods are sent
  record RecordPayment(Payment payment, boolean underReview, Instant at) implements OrderCommand {}

  /// Somebody cancels before the order is paid.
  ///
  /// @param by the buyer or the store
  /// @param reason one English sentence, or empty
  /// @param page the order's page as the provider was asked about it: it has confirmed that the
  ///   page takes no payment any more; or there is none
  record CancelUnpaid(PaymentSession page, Cancellation.By by, String reason, Instant at)
      implements OrderCommand {

    /// The buyer cancels, and says no more.
    public CancelUnpaid(PaymentSession page, Instant at) {
      this(page, Cancellation.By.BUYER, "", at);
    }
  }

  /// The time to pay is over.
  ///
  /// @param page the order's page as the provider was asked about it: it has confirmed that the
  ///   page has expired; or there is none, and the order's time to pay has run out
  record ExpireUnpaid(PaymentSession page, Instant at) implements OrderCommand {}

  /// A person releases or ends an order that is held for review.
  ///
  /// @param note one English sentence for the buyer
  record ResolveHold(boolean release, String note, Instant at) implements OrderCommand {}

  /// Fulfilment took the order on.
  record RecordFulfilmentAccepted(Instant at) implements OrderCommand {}

  /// Fulfilment will not send some units.
  ///
  /// @param rejection fulfilment's name of it
  /// @param lines all that are open when empty
  /// @param restock whether they can be sold again
  record RecordRejection(
      String rejection, List<LineQuantity> lines, String reason, boolean restock, Instant at)
      implements OrderCommand {}

  /// A parcel left the store.
  ///
  /// @param parcel not delivered yet; all physical units that are open when it has no lines
  record RecordDispatch(Shipment parcel, Instant at) implements OrderCommand {}

  /// A parcel arrived.
  record RecordDelivery(String shipment, Instant at) implements OrderCommand {}

  /// Digital units reached the buyer.
  ///
  /// @param lines how many of each line have by now; all digital units when empty
  record RecordDigitalItemsSent(List<LineQuantity> lines, Instant at) implements OrderCommand {}

  /// Somebody wants what was not sent of a paid order not to be sent.
  ///
  /// @param id the same for the same request
  /// @param reason one English sentence, or empty
  record RequestCancellation(String id, Cancellation.By by, String reason, Instant at)
      implements OrderCommand {}

  /// Fulfilment will not send what it was asked not to.
  ///
  /// @param lines all that it was asked about when empty
  record RecordCancellation(String id, List<LineQuantity> lines, Instant at)
      implements OrderCommand {}

  /// Fulfilment was asked too late.
  ///
  /// @param reason one English sentence
  record RecordCancellationRefused(String id, String reason, Instant at) implements OrderCommand {}

  /// A person returns money.
  ///
  /// @param reason one English sentence for the buyer
  record RequestRefund(RefundId id, RefundAsk ask, String reason, Instant at)
      implements OrderCommand {}

  /// The provider, asked just now, has this refund of a payment in its records.
  ///
  /// @param ours the refund that the order asked for, if it is that
  record RecordRefund(
      PaymentId payment,
      ProviderRefundId refund,
      Optional<RefundId> ours,
      ReceivedAmount amount,
      RefundProgress progress,
      Instant at)
      implements OrderCommand {}

  /// How a refund stands at the provider.
  enum RefundProgress {
    PENDING,
    CONFIRMED,
    FAILED
  }

  /// The provider, asked just now, has this dispute about a payment in its records.
  record RecordDispute(Dispute dispute, Instant at) implements OrderCommand {}

  /// The buyer wants to send goods back.
  ///
  /// @param id the same for the same request
  record RequestReturn(String id, List<LineQuantity> lines, String reason, Instant at)
      implements OrderCommand {}

  /// The store takes the goods back, or does not.
  ///
  /// @param note one English sentence for the buyer, or empty
  record DecideReturn(String id, boolean approve, String note, Instant at)
      implements OrderCommand {}

  /// The goods came back.
  ///
  /// @param restock whether they can be sold again
  record ReceiveReturn(String id, boolean restock, Instant at) implements OrderCommand {}
}
