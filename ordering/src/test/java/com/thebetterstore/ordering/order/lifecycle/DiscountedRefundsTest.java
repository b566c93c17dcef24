package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordCancellation;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentAccepted;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes back of an order with a discount, in whatever parts.
class DiscountedRefundsTest {

  private static final long SEED = 170_726L;

  @Test
  void all_units_and_the_shipping_together_are_worth_exactly_what_was_paid() {
    var random = new SplittableRandom(SEED);
    for (var life = 0; life < 1_000; life++) {
      var order = paid(placed(bought(random)));
      var left = new ArrayList<LineQuantity>();
      order
          .purchase()
          .lines()
          .forEach(line -> {
            for (var unit = 0; unit < line.quantity(); unit++) {
              left.add(new LineQuantity(line.id(), 1));
            }
          });
      var shipping = true;
      for (var part = 0; !left.isEmpty(); part++) {
        var unit = left.remove(random.nextInt(left.size()));
        var share = order.refundable().units(List.of(unit), shipping);
        if (!share.total().isZero()) {
          order = returning(order, part, List.of(unit), shipping);
          shipping = false;
        }
      }
      assertThat(order.refundable().payable()).as("seed %d, life %d", SEED, life).isEqualTo(nzd(0));
      assertThat(order.money().refunds().stream().mapToLong(one -> one.amount().minorUnits()).sum())
          .isEqualTo(order.total().minorUnits());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cancellation.By.class,
      names = {"BUYER", "STORE"})
  void an_order_that_cost_nothing_is_cancelled_without_a_refund(Cancellation.By by) {
    var order = paid(placed(freeLamps()));
    assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);

    var asked = after(after(order, new RecordFulfilmentAccepted(NOON)), cancellation(by));
    var done = accepted(asked, new RecordCancellation("can_1", List.of(), NOON));

    assertThat(done.order().isEnded()).isTrue();
    assertThat(done.order().money().refunds()).isEmpty();
    assertThat(done.order().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(done.events()).noneMatch(event -> event instanceof RefundRequested);
    assertThat(done.stock()).isEqualTo(new StockMove(StockMove.Kind.RESTOCK, Map.of(LAMP, 3)));
  }

  private static Order returning(
      Order order, int part, List<LineQuantity> units, boolean shipping) {
    var ask = new RefundAsk.Units(units, shipping);
    return after(order, new RequestRefund(new RefundId("ref_" + part), ask, "", NOON));
  }

  private static Purchase bought(SplittableRandom random) {
    var lamp =
        line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, random.nextInt(1, 8), price(random));
    var novel =
        line(2, NOVEL, "The Bone People", ProductType.DIGITAL, random.nextInt(1, 8), price(random));
    var offLamp = random.nextLong(lamp.total().minorUnits());
    var offNovel = random.nextLong(1, novel.total().minorUnits());
    var off = offLamp + offNovel;
    var used = UsedDiscount.of(DiscountFixtures.amount("SOME", off), nzd(off), Optional.empty());
    return purchase(List.of(used), less(lamp, offLamp), less(novel, offNovel));
  }

  private static Money price(SplittableRandom random) {
    return nzd(random.nextLong(2, 20_000));
  }
}
