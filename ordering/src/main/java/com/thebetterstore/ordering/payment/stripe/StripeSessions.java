package com.thebetterstore.ordering.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.payment.PaymentProvider.Decline;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stripe's Checkout Sessions as the store's types.
final class StripeSessions {

  static final String ORDER_ID = "orderId";
  static final String CORRELATION_ID = "correlationId";

  /// PaymentIntents from which no money comes, once the page cannot be paid on.
  private static final Set<String> FAILED_FOR_GOOD = Set.of("requires_payment_method", "canceled");

  private StripeSessions() {}

  /// Everything in it is fixed when the order is placed: Stripe refuses an idempotency key that
  /// comes again with other parameters.
  static SessionCreateParams opening(Order order, ReturnTo back) {
    var email = order.purchase().email().orElseThrow();
    return page(order, back).setCustomerEmail(email.value()).build();
  }

  /// As [#opening]; the page asks for the e-mail address then.
  static SessionCreateParams openingWithoutEmail(Order order, ReturnTo back) {
    return page(order, back).build();
  }

  private static SessionCreateParams.Builder page(Order order, ReturnTo back) {
    var orderId = order.id().value();
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(orderId)
        .putAllMetadata(metadata(order))
        .setPaymentIntentData(PaymentIntentData.builder().putAllMetadata(metadata(order)).build())
        .addAllLineItem(lineItems(order))
        .setExpiresAt(order.payBy().getEpochSecond())
        .setSuccessUrl(back.paid().toString())
        .setCancelUrl(back.cancelled().toString());
  }

  /// What Stripe repeats in its events, so that the store knows which are about its orders, and
  /// which request they follow from.
  static Map<String, String> metadata(Order order) {
    return Map.of(ORDER_ID, order.id().value(), CORRELATION_ID, order.correlationId().value());
  }

  private static List<LineItem> lineItems(Order order) {
    var items = new ArrayList<LineItem>();
    order.purchase().lines().stream().map(StripeSessions::item).forEach(items::add);
    var shipping = order.purchase().totals().shippingTotal();
    if (!shipping.isZero()) {
      items.add(item(shippingName(order), shipping, 1));
    }
    return items;
  }

  /// A line with a discount is one item at what is charged for all its units, since that need not
  /// be a whole number of cents for each: so the page's sum is the order's total, to the cent.
  private static LineItem item(OrderLine line) {
    if (line.discount().isZero()) {
      return item(line.name(), line.unitPrice(), line.quantity());
    }
    var name =
        line.quantity() == 1 ? line.name() : "%d × %s".formatted(line.quantity(), line.name());
    return item(name + ", discounted", line.total(), 1);
  }

  private static LineItem item(String name, Money unitPrice, long quantity) {
    return LineItem.builder()
        .setQuantity(quantity)
        .setPriceData(
            PriceData.builder()
                .setCurrency(unitPrice.currency().name().toLowerCase(Locale.ROOT))
                .setUnitAmount(unitPrice.minorUnits())
                .setProductData(ProductData.builder().setName(name).build())
                .build())
        .build();
  }

  private static String shippingName(Order order) {
    return order
        .purchase()
        .delivery()
        .shippingMethod()
        .map(method -> "Shipping: " + method.name())
        .orElse("Shipping");
  }

  static SessionState state(Session session) {
    return switch (session.getStatus()) {
      case "expired" -> new SessionState.Closed(Optional.empty());
      case "complete" -> complete(session);
      case "open" ->
          new SessionState.Open(
              URI.create(session.getUrl()),
              decline(session.getPaymentIntentObject()),
              requiresAction(session.getPaymentIntentObject()));
      default ->
          throw new IllegalStateException("unknown status of a session: " + session.getStatus());
    };
  }

  /// The buyer has paid. A bank debit, say, may yet fail to come days later; the page takes no
  /// second try then.
  private static SessionState complete(Session session) {
    var intent = session.getPaymentIntentObject();
    if ("paid".equals(session.getPaymentStatus())) {
      return new SessionState.Paid(payment(intent), isUnderReview(intent));
    }
    return intent != null && FAILED_FOR_GOOD.contains(intent.getStatus())
        ? new SessionState.Closed(decline(intent))
        : new SessionState.Processing();
  }

  /// Whether the store's own records at Stripe name this order.
  static boolean isOf(OrderId order, PaymentIntent intent) {
    var metadata = intent.getMetadata();
    return metadata != null && order.value().equals(metadata.get(ORDER_ID));
  }

  /// Empty while its money is not ours.
  static Optional<SessionState.Paid> paid(PaymentIntent intent) {
    return "succeeded".equals(intent.getStatus())
        ? Optional.of(new SessionState.Paid(payment(intent), isUnderReview(intent)))
        : Optional.empty();
  }

  private static Payment payment(PaymentIntent intent) {
    return new Payment(
        new PaymentId(intent.getId()),
        new ReceivedAmount(intent.getAmountReceived(), intent.getCurrency()));
  }

  /// Stripe keeps a review with its payment for ever. Only an approval lets the goods go: after
  /// another end the money goes back, which is news of its own, or a person has to look.
  private static boolean isUnderReview(PaymentIntent intent) {
    var review = intent.getReviewObject();
    return intent.getReview() != null
        && (review == null || review.getOpen() || !"approved".equals(review.getClosedReason()));
  }

  private static boolean requiresAction(@Nullable PaymentIntent intent) {
    return intent != null && "requires_action".equals(intent.getStatus());
  }

  /// Stripe makes the PaymentIntent of a session when the buyer first tries to pay.
  private static Optional<Decline> decline(@Nullable PaymentIntent intent) {
    if (intent == null || intent.getLastPaymentError() == null) {
      return Optional.empty();
    }
    StripeError error = intent.getLastPaymentError();
    var reason = Objects.requireNonNullElse(error.getMessage(), "The payment was declined.");
    // A try that was stopped before any charge, as by a failed authentication, has none.
    var id = Objects.requireNonNullElse(error.getCharge(), intent.getId() + ":" + error.getCode());
    return Optional.of(new Decline(id, reason));
  }
}
