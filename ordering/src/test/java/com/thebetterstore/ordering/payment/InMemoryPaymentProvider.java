package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A payment provider that keeps its promises, and whose buyers and outages a test plays.
public final class InMemoryPaymentProvider implements PaymentProvider {

  private static final String LOST = "cs_lost_";

  private static final Instant PAID_AT = Instant.parse("2026-03-14T12:05:00Z");

  private final Map<String, PaymentSessionId> byAttempt = new HashMap<>();
  private final Map<PaymentSessionId, SessionState> sessions = new HashMap<>();
  private final Map<PaymentSessionId, Order> orders = new HashMap<>();
  private final Map<PaymentId, List<ProviderRefund>> refunds = new HashMap<>();
  private final List<ReturnTo> returns = new ArrayList<>();
  private final Map<PaymentId, Payment> payments = new HashMap<>();
  private final List<Dispute> disputes = new ArrayList<>();
  private boolean underReview;
  private Status refundsStart = Status.SUCCEEDED;
  private int refundRequests;
  private boolean down;
  private int spentAttempts;
  private boolean tooLate;
  private Runnable beforeEachAnswer = () -> {};

  @Override
  public synchronized Opening openSession(Order order, ReturnTo back) {
    answerOrFail();
    if (tooLate) {
      return new TooLate();
    }
    if (order.session().attempt() <= spentAttempts) {
      return new AttemptSpent();
    }
    var key = order.id().value() + ":" + order.session().attempt();
    var id = byAttempt.computeIfAbsent(key, attempt -> new PaymentSessionId("cs_" + attempt));
    if (sessions.putIfAbsent(id, new SessionState.Open(page(id), Optional.empty(), false))
        == null) {
      returns.add(back);
    }
    orders.put(id, order);
    return new Opened(id, page(id));
  }

  @Override
  public synchronized SessionState session(PaymentSessionId id) {
    answerOrFail();
    return known(id);
  }

  @Override
  public synchronized SessionState expireSession(PaymentSessionId id) {
    answerOrFail();
    if (known(id) instanceof SessionState.Open) {
      sessions.put(id, new SessionState.Closed(Optional.empty()));
    }
    return known(id);
  }

  @Override
  public synchronized Optional<ProviderRefund> refund(Order order, Refund refund) {
    answerOrFail();
    refundRequests++;
    var all = refunds.computeIfAbsent(refund.payment(), _ -> new ArrayList<>());
    var known = all.stream().filter(one -> one.ours().equals(Optional.of(refund.id()))).findFirst();
    if (known.isPresent()) {
      return known;
    }
    if (refund.amount().minorUnits() > left(refund.payment())) {
      return Optional.empty();
    }
    all.add(
        newRefund(
            refund.payment(),
            Optional.of(refund.id()),
            all.size() + 1,
            refund.amount(),
            refundsStart));
    return Optional.of(all.getLast());
  }

  private long left(PaymentId payment) {
    var paid = Objects.requireNonNull(payments.get(payment)).amount().minorUnits();
    var back =
        refunds.getOrDefault(payment, List.of()).stream()
            .filter(one -> one.status() != Status.FAILED)
            .mapToLong(one -> one.amount().minorUnits())
            .sum();
    var disputed =
        disputes.stream()
            .filter(one -> one.payment().equals(payment) && one.takesMoney())
            .mapToLong(one -> one.amount().minorUnits())
            .sum();
    return paid - back - disputed;
  }

  @Override
  public synchronized List<Dispute> disputesOf(PaymentId payment) {
    answerOrFail();
    return disputes.stream().filter(one -> one.payment().equals(payment)).toList();
  }

  @Override
  public synchronized List<ProviderRefund> refundsOf(PaymentId payment) {
    answerOrFail();
    return List.copyOf(refunds.getOrDefault(payment, List.of()));
  }

  @Override
  public synchronized Optional<OrderId> orderOf(PaymentId payment) {
    answerOrFail();
    return orders.entrySet().stream()
        .filter(page ->
            sessions.get(page.getKey()) instanceof SessionState.Paid(var paid, var _)
                && paid.id().equals(payment))
        .map(page -> page.getValue().id())
        .findFirst();
  }

  @Override
  public synchronized Optional<SessionState.Paid> paid(OrderId order, PaymentId payment) {
    answerOrFail();
    return orders.entrySet().stream()
        .filter(page -> page.getValue().id().equals(order))
        .map(page -> sessions.get(page.getKey()))
        .flatMap(page ->
            page instanceof SessionState.Paid paid && paid.payment().id().equals(payment)
                ? Stream.of(paid)
                : Stream.empty())
        .findFirst();
  }

  /// The buyer pays on a page whose opening the store was never told of.
  public synchronized PaymentId payOnLostPage(Order order) {
    var page = new PaymentSessionId(LOST + order.id().value());
    var payment = new PaymentId("pi_lost_" + order.id().value());
    orders.put(page, order);
    take(page, new Payment(payment, ReceivedAmount.of(order.total())), false);
    return payment;
  }

  /// The buyer pays on the order's page, if it is still open.
  public synchronized void pay(Order order) {
    pay(order, ReceivedAmount.of(order.total()));
  }

  public synchronized void pay(Order order, ReceivedAmount amount) {
    var id = sessionOf(order);
    if (known(id) instanceof SessionState.Open) {
      var payment = new Payment(new PaymentId("pi_" + id.value()), amount);
      take(id, payment, underReview);
    }
  }

  /// A payment slips through although the page was closed: the provider's fault.
  public synchronized void payLate(Order order, PaymentId id, ReceivedAmount amount) {
    take(sessionOf(order), new Payment(id, amount), false);
  }

  private void take(PaymentSessionId page, Payment payment, boolean review) {
    sessions.put(page, new SessionState.Paid(payment, review));
    payments.put(payment.id(), payment);
  }

  public synchronized void decline(Order order, String declineId) {
    var id = sessionOf(order);
    var decline = new Decline(declineId, "Your card was declined.");
    sessions.put(id, new SessionState.Open(page(id), Optional.of(decline), false));
  }

  public synchronized void process(Order order) {
    sessions.put(sessionOf(order), new SessionState.Processing());
  }

  /// From now on, refunds that are asked for begin so.
  public synchronized void startRefundsAs(Status status) {
    refundsStart = status;
  }

  /// What was on its way, or not, has come to this.
  public synchronized void resolveRefunds(PaymentId payment, Status status) {
    refunds
        .getOrDefault(payment, new ArrayList<>())
        .replaceAll(it -> new ProviderRefund(it.id(), it.ours(), it.amount(), status, it.at()));
  }

  /// A person returns money in the provider's own back office.
  public synchronized void refundByHand(PaymentId payment, ReceivedAmount amount) {
    var all = refunds.computeIfAbsent(payment, _ -> new ArrayList<>());
    all.add(newRefund(payment, Optional.empty(), all.size() + 1, amount, Status.SUCCEEDED));
  }

  /// From now on, payments are to be looked at before goods are sent.
  public synchronized void reviewPayments(boolean review) {
    underReview = review;
    sessions.replaceAll((_, page) ->
        page instanceof SessionState.Paid(var payment, var _)
            ? new SessionState.Paid(payment, review)
            : page);
  }

  /// The buyer has to confirm the payment with the bank.
  public synchronized void challenge(Order order) {
    var id = sessionOf(order);
    sessions.put(id, new SessionState.Open(page(id), Optional.empty(), true));
  }

  /// Money that was on its way does not come.
  public synchronized void failToCome(Order order, String declineId) {
    sessions.put(
        sessionOf(order),
        new SessionState.Closed(
            Optional.of(new Decline(declineId, "Your bank returned the payment."))));
  }

  /// The buyer's bank takes a payment back, or decides about it.
  public synchronized void dispute(PaymentId payment, long minorUnits, Dispute.Status status) {
    disputes.removeIf(one -> one.payment().equals(payment));
    disputes.add(
        new Dispute(
            new DisputeId("dp_" + payment.value()),
            payment,
            new ReceivedAmount(minorUnits, "nzd"),
            status));
  }

  /// How many times a refund was asked for.
  public synchronized int refundRequests() {
    return refundRequests;
  }

  /// From now on, this happens while a call waits for its answer.
  public synchronized void beforeEachAnswer(Runnable meanwhile) {
    beforeEachAnswer = meanwhile;
  }

  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
  }

  /// From now on, attempts up to this one only ever repeat a failure.
  public synchronized void spendAttempts(int upTo) {
    spentAttempts = upTo;
  }

  public synchronized void beTooLate() {
    tooLate = true;
  }

  /// How many pages there are, open or not.
  public synchronized int pages() {
    return sessions.size();
  }

  public synchronized long openPages() {
    return sessions.values().stream().filter(SessionState.Open.class::isInstance).count();
  }

  public synchronized List<ReturnTo> returns() {
    return List.copyOf(returns);
  }

  private static ProviderRefund newRefund(
      PaymentId payment,
      Optional<RefundId> ours,
      int number,
      ReceivedAmount amount,
      Status status) {
    var id = new ProviderRefundId("re_%s_%d".formatted(payment.value(), number));
    return new ProviderRefund(id, ours, amount, status, PAID_AT.plusSeconds(number));
  }

  /// The page that the order has.
  private PaymentSessionId sessionOf(Order order) {
    return orders.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(order.id()))
        .map(Map.Entry::getKey)
        .filter(page -> !page.value().startsWith(LOST))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no page of " + order.id().value()));
  }

  private SessionState known(PaymentSessionId id) {
    var state = sessions.get(id);
    if (state == null) {
      throw new IllegalStateException("no page " + id.value());
    }
    return state;
  }

  private void answerOrFail() {
    beforeEachAnswer.run();
    if (down) {
      throw new PaymentProviderUnavailable("down", new IOException("connection refused"));
    }
  }

  private static URI page(PaymentSessionId id) {
    return URI.create("https://pay.example/" + id.value());
  }
}
