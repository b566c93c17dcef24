package com.thebetterstore.ordering.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Stripe's API through its own library.
///
/// Facts used here: Stripe API reference, "Checkout Sessions", "Refunds", "Idempotent requests" and
/// "Errors".
public final class StripePaymentProvider implements PaymentProvider {

  private static final int SERVER_ERROR = 500;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> NO_LONGER_OURS =
      Set.of("charge_already_refunded", "charge_disputed", "refund_disputed_payment");
  private static final String NOT_THERE = "resource_missing";
  private static final long MAX_REFUNDS = 100;

  private final StripeClients clients;
  private final boolean liveMode;

  /// @param liveMode whether the store sells for real money. A page about the other kind, which
  ///   only an API key of the other kind can open or read, is a fault: it neither shows nor pays
  public StripePaymentProvider(StripeClients clients, boolean liveMode) {
    this.clients = clients;
    this.liveMode = liveMode;
  }

  @Override
  public Opening openSession(Order order, ReturnTo back) {
    var key = "session:" + order.id().value() + ":" + order.session().attempt();
    return open(order, StripeSessions.opening(order, back), key)
        .or(() ->
            // The buyer can type another address on the page; a second refusal is no answer.
            open(order, StripeSessions.openingWithoutEmail(order, back), key + ":without-email"))
        .orElseThrow(() ->
            new IllegalStateException(
                "could not open the payment page of order " + order.id().value()));
  }

  /// Empty when Stripe does not take the buyer's e-mail address for one.
  private Optional<Opening> open(Order order, SessionCreateParams page, String key) {
    var what = "open the payment page of order " + order.id().value();
    try {
      var session = ofOurMode(stripe().checkout().sessions().create(page, once(key)));
      return Optional.of(
          new Opened(new PaymentSessionId(session.getId()), URI.create(session.getUrl())));
    } catch (InvalidRequestException refused) {
      return switch (refused.getParam()) {
        case "expires_at" -> Optional.of(new TooLate());
        case "customer_email" -> Optional.empty();
        case null, default -> throw fault(what, refused);
      };
    } catch (IdempotencyException otherParameters) {
      return Optional.of(new AttemptSpent());
    } catch (ApiException failure) {
      // Stripe stores its own failures under the idempotency key and repeats them.
      if (failure.getStatusCode() != null && failure.getStatusCode() == SERVER_ERROR) {
        return Optional.of(new AttemptSpent());
      }
      throw fault(what, failure);
    } catch (StripeException failure) {
      throw fault(what, failure);
    }
  }

  @Override
  public SessionState session(PaymentSessionId id) {
    var withPayment =
        SessionRetrieveParams.builder()
            .addExpand("payment_intent")
            .addExpand("payment_intent.review")
            .build();
    try {
      return StripeSessions.state(
          ofOurMode(stripe().checkout().sessions().retrieve(id.value(), withPayment)));
    } catch (StripeException failure) {
      throw fault("read payment page " + id.value(), failure);
    }
  }

  @Override
  public SessionState expireSession(PaymentSessionId id) {
    try {
      stripe().checkout().sessions().expire(id.value());
    } catch (InvalidRequestException notOpen) {
      // It was paid, or has expired already: its state says which.
      return session(id);
    } catch (StripeException failure) {
      throw fault("close payment page " + id.value(), failure);
    }
    return session(id);
  }

  @Override
  public Optional<ProviderRefund> refund(Order order, Refund refund) {
    var request =
        RefundCreateParams.builder()
            .setPaymentIntent(refund.payment().value())
            .setAmount(refund.amount().minorUnits())
            .putAllMetadata(StripeSessions.metadata(order))
            .putMetadata(StripeRefunds.REFUND_ID, refund.id().value())
            .putMetadata("cause", refund.cause().name())
            .build();
    try {
      var key = refund.idempotencyKey(order.id());
      return Optional.of(StripeRefunds.refund(stripe().refunds().create(request, once(key))));
    } catch (InvalidRequestException refused) {
      // Stripe has no code for an amount that is more than is left of the payment.
      if ("amount".equals(refused.getParam())
          || NO_LONGER_OURS.contains(Objects.requireNonNullElse(refused.getCode(), ""))) {
        return Optional.empty();
      }
      throw fault("refund order " + order.id().value(), refused);
    } catch (StripeException failure) {
      throw fault("refund order " + order.id().value(), failure);
    }
  }

  @Override
  public List<ProviderRefund> refundsOf(PaymentId payment) {
    var ofPayment =
        RefundListParams.builder().setPaymentIntent(payment.value()).setLimit(MAX_REFUNDS).build();
    try {
      // Stripe lists the newest first.
      return stripe().refunds().list(ofPayment).getData().stream()
          .map(StripeRefunds::refund)
          .toList()
          .reversed();
    } catch (StripeException failure) {
      throw fault("list the refunds of payment " + payment.value(), failure);
    }
  }

  @Override
  public List<Dispute> disputesOf(PaymentId payment) {
    var ofPayment =
        DisputeListParams.builder().setPaymentIntent(payment.value()).setLimit(MAX_REFUNDS).build();
    try {
      return stripe().disputes().list(ofPayment).getData().stream()
          .flatMap(dispute -> StripeDisputes.dispute(payment, dispute).stream())
          .toList();
    } catch (StripeException failure) {
      throw fault("list the disputes of payment " + payment.value(), failure);
    }
  }

  @Override
  public Optional<OrderId> orderOf(PaymentId payment) {
    try {
      return Optional.ofNullable(stripe().paymentIntents().retrieve(payment.value()).getMetadata())
          .map(metadata -> metadata.get(StripeSessions.ORDER_ID))
          .flatMap(OrderId::read);
    } catch (InvalidRequestException refused) {
      if (NOT_THERE.equals(refused.getCode())) {
        return Optional.empty();
      }
      throw fault("read payment " + payment.value(), refused);
    } catch (StripeException failure) {
      throw fault("read payment " + payment.value(), failure);
    }
  }

  @Override
  public Optional<SessionState.Paid> paid(OrderId order, PaymentId payment) {
    var withReview = PaymentIntentRetrieveParams.builder().addExpand("review").build();
    try {
      var intent = stripe().paymentIntents().retrieve(payment.value(), withReview);
      return StripeSessions.isOf(order, intent) ? StripeSessions.paid(intent) : Optional.empty();
    } catch (InvalidRequestException refused) {
      if (NOT_THERE.equals(refused.getCode())) {
        return Optional.empty();
      }
      throw fault("read payment " + payment.value(), refused);
    } catch (StripeException failure) {
      throw fault("read payment " + payment.value(), failure);
    }
  }

  private Session ofOurMode(Session session) {
    if (session.getLivemode() != liveMode) {
      throw new IllegalStateException(
          "payment page %s is about %s money: the store and its Stripe key do not fit together"
              .formatted(session.getId(), liveMode ? "test" : "real"));
    }
    return session;
  }

  private V1Services stripe() {
    return clients.current().v1();
  }

  private static RequestOptions once(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  /// An outage passes by itself; anything else that Stripe refuses is a fault of the store.
  ///
  /// Stripe's own message is left out: it quotes what Stripe refuses, such as the buyer's e-mail
  /// address, and what is thrown is logged.
  static RuntimeException fault(String what, StripeException failure) {
    if (failure instanceof ApiConnectionException unreachable) {
      return new PaymentProviderUnavailable("could not " + what, unreachable);
    }
    var error = failure.getStripeError();
    var message =
        "could not %s: %s with status %s, code %s, param %s, request %s"
            .formatted(
                what,
                failure.getClass().getSimpleName(),
                failure.getStatusCode(),
                error == null ? null : error.getCode(),
                error == null ? null : error.getParam(),
                failure.getRequestId());
    var status = failure.getStatusCode();
    var passing =
        status == null
            || status >= SERVER_ERROR
            || status == CONFLICT
            || status == TOO_MANY_REQUESTS;
    return passing ? new PaymentProviderUnavailable(message) : new IllegalStateException(message);
  }
}
