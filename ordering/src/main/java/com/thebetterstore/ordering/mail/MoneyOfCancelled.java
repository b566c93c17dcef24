package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.mail.Wording.moneyInFull;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Dispute.Status;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where the money of a cancelled order is, as the order knows it when the mail is written: nothing
/// is promised that has gone back before, or that the buyer's bank has taken.
final class MoneyOfCancelled {

  private static final String AT_THE_BANK =
      "Your bank has taken %s of your payment back, and decides who keeps it: it does not come from"
          + " us a second time.";

  private MoneyOfCancelled() {}

  static List<Words> sentences(Order order) {
    var sale = order.money().salePayment();
    if (sale.isEmpty() || sale.get().amount().minorUnits() == 0) {
      return List.of(Words.of("You paid nothing, so nothing goes back."));
    }
    var sentences = new ArrayList<Words>();
    var payment = sale.get();
    say(sentences, disputed(order, payment, Status.OPEN), AT_THE_BANK);
    say(sentences, disputed(order, payment, Status.LOST), "Your bank has given %s back to you.");
    say(
        sentences,
        refunds(order, payment, Refund::isConfirmed),
        "%s has gone back the way it came. Banks take up to ten days to show it.");
    say(
        sentences,
        refunds(order, payment, refund -> refund.takesMoney() && !refund.isConfirmed()),
        "%s goes back the way it came. We write again when it is on its way; banks then take up to"
            + " ten days to show it.");
    if (sentences.isEmpty()) {
      sentences.add(
          Words.of(
              "What you paid for goes back the way it came. We write again when it is on its way;"
                  + " banks then take up to ten days to show it."));
    }
    return sentences;
  }

  private static void say(List<Words> sentences, Money amount, String sentence) {
    if (!amount.isZero()) {
      sentences.add(Words.of(sentence.formatted(moneyInFull(amount))));
    }
  }

  private static Money disputed(Order order, Payment payment, Status status) {
    return sum(
        order,
        order.money().disputes().stream()
            .filter(dispute -> dispute.payment().equals(payment.id()))
            .filter(dispute -> dispute.status() == status)
            .map(Dispute::amount));
  }

  private static Money refunds(Order order, Payment payment, Predicate<Refund> which) {
    return sum(
        order, order.money().refundsOf(payment.id()).stream().filter(which).map(Refund::amount));
  }

  private static Money sum(Order order, Stream<ReceivedAmount> amounts) {
    var currency = order.total().currency();
    return amounts.map(amount -> amount.in(currency)).reduce(Money.zero(currency), Money::plus);
  }
}
