package com.thebetterstore.simulation;

import static com.thebetterstore.ordering.order.OrderFixtures.lampAndNovel;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.novel;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.order.OrderFixtures.units;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Deliver;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Dispatch;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Refuse;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.DecideReturn;
import com.thebetterstore.ordering.order.OrderCommand.ReceiveReturn;
import com.thebetterstore.ordering.order.OrderCommand.RequestCancellation;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderCommand.RequestReturn;
import com.thebetterstore.ordering.order.OrderCommand.ResolveHold;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.goods.ReturnStatus;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import com.thebetterstore.simulation.Scenario.Act;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// All that people do with orders.
final class Scenarios {

  private static final String REFUND = "staff:refund-1";
  private static final long DISPUTED_PART = 10_00;

  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("everything arrives", lampAndNovel(), pays(), sends("a", 1), arrives("a"))
            .ends(
                "DELIVERED PAID DELIVERED, keeps 7189, sold 1+1, mailed dispatched downloads receipt"),
        Scenario.of("only downloads", novel(), pays())
            .ends("DELIVERED PAID DELIVERED, keeps 1999, sold 0+1, mailed downloads receipt"),
        Scenario.of(
                "two parcels",
                lamps(),
                pays(),
                sends("a", 1),
                sends("b", 1),
                arrives("b"),
                arrives("a"))
            .ends(
                "DELIVERED PAID DELIVERED, keeps 9690, sold 2+0, mailed dispatched dispatched receipt"),
        Scenario.of(
                "one of two is broken",
                lamps(),
                pays(),
                refuses(1, false),
                sends("a", 1),
                arrives("a"))
            .ends(
                "DELIVERED PARTIALLY_REFUNDED DELIVERED, keeps 5190, sold 2+0, mailed dispatched receipt refund"),
        Scenario.of("all are missing", lamps(), pays(), refuses(2, true))
            .ends(
                "CANCELLED REFUNDED REJECTED, keeps 0, sold 0+0, mailed cancelled receipt refund"),
        Scenario.of("the buyer cancels what is paid", lamps(), pays(), cancels(By.BUYER))
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund"),
        Scenario.of(
                "the staff cancel while the desk sends",
                lamps(),
                pays(),
                onceAccepted(cancels(By.STORE)),
                sends("a", 2))
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund",
                "SHIPPED PAID SHIPPED, keeps 9690, sold 2+0, mailed dispatched receipt"),
        Scenario.of(
                "the desk sends one while the staff cancel",
                lamps(),
                pays(),
                sends("a", 1),
                onceAccepted(cancels(By.STORE)))
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund",
                "PROCESSING PAID PARTIALLY_SHIPPED, keeps 9690, sold 2+0, mailed dispatched receipt",
                "SHIPPED PARTIALLY_REFUNDED SHIPPED, keeps 5190, sold 1+0, mailed dispatched receipt refund"),
        Scenario.of(
                "one comes back",
                lamps(),
                pays(),
                sends("a", 2),
                arrives("a"),
                returns(),
                decides(true),
                receives())
            .ends(
                "DELIVERED PARTIALLY_REFUNDED DELIVERED, keeps 5190, sold 1+0, mailed dispatched receipt refund return-decided"),
        Scenario.of(
                "a return is declined",
                lamps(),
                pays(),
                sends("a", 2),
                arrives("a"),
                returns(),
                decides(false))
            .ends(
                "DELIVERED PAID DELIVERED, keeps 9690, sold 2+0, mailed dispatched receipt return-decided"),
        Scenario.of(
                "the staff pay back a piece, the shipping, and something",
                lamps(),
                pays(),
                paysBack(REFUND, new RefundAsk.Units(List.of(units(1, 1)), true)),
                paysBack("staff:refund-2", new RefundAsk.Amount(nzd(5_00))),
                sends("a", 2),
                arrives("a"))
            .ends(
                "DELIVERED PARTIALLY_REFUNDED DELIVERED, keeps 4000, sold 2+0, mailed dispatched receipt refund refund",
                // What was paid back for no units before is not paid back for a piece again.
                "DELIVERED PARTIALLY_REFUNDED DELIVERED, keeps 4500, sold 2+0, mailed dispatched receipt refund refund"),
        Scenario.of(
                "all is paid back at the provider before it leaves",
                lamps(),
                pays(),
                atProvider(
                    "a person pays all back",
                    Scenarios::isAccepted,
                    world ->
                        world.provider.refundByHand(
                            sale(world), ReceivedAmount.of(world.order().total())),
                    "charge.refunded"))
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund"),
        Scenario.of(
                "something is paid back at the provider",
                lamps(),
                pays(),
                atProvider(
                    "a person pays some back",
                    Scenarios::isAccepted,
                    world ->
                        world.provider.refundByHand(sale(world), new ReceivedAmount(10_00, "nzd")),
                    "charge.refunded"),
                sends("a", 2),
                arrives("a"))
            .ends(
                "DELIVERED PARTIALLY_REFUNDED DELIVERED, keeps 8690, sold 2+0, mailed dispatched receipt refund"),
        Scenario.of("a dispute is won", lamps(), pays(), disputed(), decided(Dispute.Status.WON))
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund"),
        Scenario.of("a dispute is lost", lamps(), pays(), disputed(), decided(Dispute.Status.LOST))
            .ends("CANCELLED DISPUTED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt"),
        Scenario.of(
                "a part is disputed of what arrived, and lost",
                lamps(),
                pays(),
                sends("a", 2),
                arrives("a"),
                partDisputed(),
                partDecided(Dispute.Status.LOST))
            .ends("DELIVERED DISPUTED DELIVERED, keeps 8690, sold 2+0, mailed dispatched receipt"),
        Scenario.of(
                "a part is disputed of what arrived, and won",
                lamps(),
                pays(),
                sends("a", 2),
                arrives("a"),
                partDisputed(),
                partDecided(Dispute.Status.WON))
            .ends("DELIVERED PAID DELIVERED, keeps 9690, sold 2+0, mailed dispatched receipt"),
        Scenario.of("it is paid too late", lamps(), runsOut(), paysLate(Order::isEnded, "pi_late"))
            .ends("EXPIRED REFUNDED NOT_REQUESTED, keeps 0, sold 0+0, mailed payment-returned"),
        Scenario.of("it is never paid", lamps(), runsOut())
            .ends("EXPIRED VOIDED NOT_REQUESTED, keeps 0, sold 0+0, mailed "),
        Scenario.of(
                "it is paid twice",
                lamps(),
                pays(),
                paysLate(Order::isSold, "pi_second"),
                sends("a", 2),
                arrives("a"))
            .ends(
                "DELIVERED PAID DELIVERED, keeps 9690, sold 2+0, mailed dispatched payment-returned receipt"),
        Scenario.of(
                "the wrong amount is paid",
                lamps(),
                new Act(
                    "pays one cent",
                    world -> world.order().isUnpaid(),
                    it -> it.paysAmount(1),
                    false))
            .ends("CANCELLED REFUNDED NOT_REQUESTED, keeps 0, sold 0+0, mailed payment-returned"),
        Scenario.of(
                "a refund fails and is made again",
                lamps(),
                new Act(
                    "refunds will fail",
                    _ -> true,
                    it -> it.provider.startRefundsAs(Status.FAILED),
                    false),
                pays(),
                paysBack(REFUND, new RefundAsk.Amount(nzd(5_00))),
                new Act(
                    "refunds will succeed",
                    has(Refund.State.Failed.class),
                    world -> world.provider.startRefundsAs(Status.SUCCEEDED),
                    false),
                paysBack("staff:refund-2", new RefundAsk.Again(new RefundId(REFUND))))
            .ends(
                "PROCESSING PARTIALLY_REFUNDED ACCEPTED, keeps 9190, sold 2+0, mailed receipt refund"),
        Scenario.of(
                "a refund takes its time",
                lamps(),
                new Act(
                    "refunds will wait",
                    _ -> true,
                    it -> it.provider.startRefundsAs(Status.PENDING),
                    false),
                pays(),
                paysBack(REFUND, new RefundAsk.Amount(nzd(5_00))),
                atProvider(
                    "the refund arrives",
                    has(Refund.State.Pending.class),
                    world -> world.provider.resolveRefunds(sale(world), Status.SUCCEEDED),
                    "refund.updated"))
            .ends(
                "PROCESSING PARTIALLY_REFUNDED ACCEPTED, keeps 9190, sold 2+0, mailed receipt refund"),
        Scenario.of(
                "a card is declined, another is good",
                novel(),
                atProvider(
                    "a card is declined",
                    _ -> true,
                    world -> world.provider.decline(world.order(), "ch_1"),
                    "payment_intent.payment_failed"),
                onceStatus(PaymentStatus.FAILED, pays()))
            .ends("DELIVERED PAID DELIVERED, keeps 1999, sold 0+1, mailed downloads receipt"),
        Scenario.of(
                "the bank asks, and money takes days",
                novel(),
                atProvider(
                    "the bank asks",
                    _ -> true,
                    world -> world.provider.challenge(world.order()),
                    "payment_intent.requires_action"),
                atProvider(
                    "the money is on its way",
                    world -> world.order().paymentStatus() == PaymentStatus.REQUIRES_ACTION,
                    world -> world.provider.process(world.order()),
                    "checkout.session.completed"),
                new Act(
                    "the money comes",
                    world -> world.order().paymentStatus() == PaymentStatus.PROCESSING,
                    world -> world.paysLate("pi_debit", "checkout.session.async_payment_succeeded"),
                    false))
            .ends("DELIVERED PAID DELIVERED, keeps 1999, sold 0+1, mailed downloads receipt"),
        Scenario.of(
                "money on its way fails to come",
                lamps(),
                atProvider(
                    "the money is on its way",
                    _ -> true,
                    world -> world.provider.process(world.order()),
                    "checkout.session.completed"),
                atProvider(
                    "the money does not come",
                    world -> world.order().paymentStatus() == PaymentStatus.PROCESSING,
                    world -> world.provider.failToCome(world.order(), "ch_1"),
                    "checkout.session.async_payment_failed"))
            .ends("EXPIRED VOIDED NOT_REQUESTED, keeps 0, sold 0+0, mailed "),
        Scenario.of("the buyer cancels before paying", lamps(), cancels(By.BUYER))
            .ends("CANCELLED VOIDED NOT_REQUESTED, keeps 0, sold 0+0, mailed "),
        Scenario.of("the buyer pays and cancels at once", lamps(), pays(), cancelsAtOnce())
            .ends(
                "CANCELLED REFUNDED CANCELLED, keeps 0, sold 0+0, mailed cancelled receipt refund"),
        Scenario.of(
                "a payment is looked at and released",
                lamps(),
                reviewed(),
                pays(),
                resolves(true),
                sends("a", 2),
                arrives("a"))
            .ends("DELIVERED PAID DELIVERED, keeps 9690, sold 2+0, mailed dispatched receipt"),
        Scenario.of(
                "a payment is looked at and refused", lamps(), reviewed(), pays(), resolves(false))
            .ends(
                "CANCELLED REFUNDED NOT_REQUESTED, keeps 0, sold 0+0, mailed cancelled receipt refund"));
  }

  private static boolean isAccepted(World world) {
    return world.shippingOrder().isPresent() && world.order().status() == OrderStatus.PROCESSING;
  }

  private static PaymentId sale(World world) {
    return world.order().money().sale().orElseThrow();
  }

  private static Act pays() {
    return new Act("pays", world -> world.order().isUnpaid(), World::pays, false);
  }

  private static Act paysLate(Predicate<Order> when, String payment) {
    return new Act(
        "pays late",
        world -> when.test(world.order()),
        world -> world.paysLate(payment, "checkout.session.completed"),
        false);
  }

  private static Act runsOut() {
    return new Act("the time to pay passes", _ -> true, World::looksLate, true);
  }

  private static Act reviewed() {
    return new Act(
        "payments are looked at", _ -> true, it -> it.provider.reviewPayments(true), false);
  }

  private static Act atProvider(
      String name, Predicate<World> when, Consumer<World> does, String news) {
    return new Act(
        name,
        when,
        world -> {
          does.accept(world);
          world.webhook(news);
        },
        false);
  }

  private static Act disputed() {
    return atProvider(
        "the bank takes the money back",
        Scenarios::isAccepted,
        world -> dispute(world, Dispute.Status.OPEN),
        "charge.dispute.created");
  }

  private static Act decided(Dispute.Status status) {
    return atProvider(
        "the bank decides",
        world -> world.order().paymentStatus() == PaymentStatus.DISPUTED,
        world -> dispute(world, status),
        "charge.dispute.closed");
  }

  private static void dispute(World world, Dispute.Status status) {
    world.provider.dispute(sale(world), world.order().total().minorUnits(), status);
  }

  private static Act partDisputed() {
    return atProvider(
        "the bank takes a part of the money back",
        world -> world.order().status() == OrderStatus.DELIVERED,
        world -> world.provider.dispute(sale(world), DISPUTED_PART, Dispute.Status.OPEN),
        "charge.dispute.created");
  }

  private static Act partDecided(Dispute.Status status) {
    return atProvider(
        "the bank decides about the part",
        world -> world.order().paymentStatus() == PaymentStatus.DISPUTED,
        world -> world.provider.dispute(sale(world), DISPUTED_PART, status),
        "charge.dispute.closed");
  }

  private static Act sends(String parcel, int lamps) {
    return new Act(
        "sends " + parcel,
        world -> world.shippingOrder().isPresent(),
        world ->
            world.command(
                new Dispatch(
                    "shp_" + parcel, List.of(units(1, lamps)), "NZ Post", "NZ1", world.now())),
        true);
  }

  private static Act arrives(String parcel) {
    return new Act(
        parcel + " arrives",
        world ->
            world
                .shippingOrder()
                .filter(
                    it -> it.parcels().stream().anyMatch(one -> one.id().equals("shp_" + parcel)))
                .isPresent(),
        world -> world.command(new Deliver("shp_" + parcel, world.now())),
        true);
  }

  private static Act refuses(int lamps, boolean restock) {
    return new Act(
        "refuses " + lamps,
        world -> world.shippingOrder().isPresent(),
        world ->
            world.command(
                new Refuse("rej_1", List.of(units(1, lamps)), "Broken.", restock, world.now())),
        true);
  }

  private static Act order(
      String name, Predicate<Order> when, Function<Instant, OrderCommand> asks) {
    return new Act(
        name,
        world -> when.test(world.order()),
        world -> world.command(asks.apply(world.now())),
        true);
  }

  private static Act cancels(By by) {
    return new Act(
        by + " cancels",
        world -> !world.order().money().payments().isEmpty() || world.captured().isEmpty(),
        world -> world.cancel(new RequestCancellation("can_1", by, "", world.now())),
        true);
  }

  /// Before the store knows of the payment, or after.
  private static Act cancelsAtOnce() {
    return new Act(
        "cancels at once",
        _ -> true,
        world -> world.cancel(new RequestCancellation("can_1", By.BUYER, "", world.now())),
        true);
  }

  private static Act onceAccepted(Act act) {
    return new Act(act.name(), Scenarios::isAccepted, act.does(), act.isRequest());
  }

  private static Act onceStatus(PaymentStatus status, Act act) {
    return new Act(
        act.name(), world -> world.order().paymentStatus() == status, act.does(), act.isRequest());
  }

  private static Act paysBack(String id, RefundAsk ask) {
    return order(
        "pays back " + id,
        order -> order.status() == OrderStatus.PROCESSING,
        at -> new RequestRefund(new RefundId(id), ask, "Sorry.", at));
  }

  private static Predicate<World> has(Class<? extends Refund.State> state) {
    return world ->
        world.order().money().refunds().stream().anyMatch(it -> state.isInstance(it.state()));
  }

  private static Act returns() {
    return order(
        "wants to send one back",
        order -> order.status() == OrderStatus.DELIVERED,
        at -> new RequestReturn("ret_1", List.of(units(1, 1)), "Too big.", at));
  }

  private static Act decides(boolean approve) {
    return order(
        approve ? "takes it back" : "does not take it back",
        order -> !order.goods().returns().isEmpty(),
        at -> new DecideReturn("ret_1", approve, "", at));
  }

  private static Act receives() {
    return order(
        "it comes back",
        order ->
            order.goods().returns().stream().anyMatch(it -> it.status() == ReturnStatus.APPROVED),
        at -> new ReceiveReturn("ret_1", true, at));
  }

  private static Act resolves(boolean release) {
    return order(
        release ? "releases it" : "refuses it",
        order -> order.course() instanceof Course.Held,
        at -> new ResolveHold(release, "Looked at.", at));
  }
}
