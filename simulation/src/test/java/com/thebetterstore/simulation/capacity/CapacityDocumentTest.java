package com.thebetterstore.simulation.capacity;

import static com.thebetterstore.ordering.order.OrderFixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.OrderCommand.DecideReturn;
import com.thebetterstore.ordering.order.OrderCommand.ReceiveReturn;
import com.thebetterstore.ordering.order.OrderCommand.RequestCancellation;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderCommand.RequestReturn;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.platform.documents.Document;
import com.thebetterstore.platform.table.Capacity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/capacity.md` has what each step of an order's life takes of DynamoDB's capacity, counted
/// on the services' own stores: who makes a step dearer has to say so there.
class CapacityDocumentTest {

  private static final String FILE = "docs/capacity.md";
  private static final String PLACED = "order placed, payment page opened";
  private static final List<Integer> LINES = List.of(1, 3, 10);

  /// What is taken for orders of as many lines as [#LINES] has.
  private record Step(List<Capacity> taken) {

    Step and(Step next) {
      var all = new ArrayList<Capacity>();
      for (var index = 0; index < taken.size(); index++) {
        all.add(taken.get(index).and(next.taken.get(index)));
      }
      return new Step(all);
    }

    List<String> cells(Function<Capacity, ?> part) {
      return taken.stream().map(it -> String.valueOf(part.apply(it))).toList();
    }
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private List<MeteredShop> shops = List.of();

  @Test
  void the_document_has_what_each_step_of_an_order_takes() {
    var placed = sold(new Guest(), "cart of so many lines filled", PLACED);
    var paid = take("paid by card, confirmed, mailed, accepted by fulfilment", MeteredShop::pay);
    ended(OrderStatus.PROCESSING);
    var sent = take("sent in one parcel", MeteredShop::dispatch);
    var delivered = take("delivered", MeteredShop::deliver);
    ended(OrderStatus.DELIVERED);
    take("an amount refunded by the staff", CapacityDocumentTest::refund);
    take("return of a piece asked for", CapacityDocumentTest::asksForReturn);
    take("return agreed to", CapacityDocumentTest::agrees);
    take("returned piece received, refunded", CapacityDocumentTest::receives);
    take("dispute opened", shop -> disputes(shop, Dispute.Status.OPEN, "created"));
    take("dispute lost", shop -> disputes(shop, Dispute.Status.LOST, "closed"));

    sold(new Customer(CUSTOMER), "", PLACED + ", by a customer");
    take("", MeteredShop::pay);
    take("one piece refused by the desk, refunded", MeteredShop::refuse);
    sold();
    take("", MeteredShop::pay);
    take("paid order cancelled by its buyer, refunded", CapacityDocumentTest::cancel);
    ended(OrderStatus.CANCELLED);
    sold();
    take("unpaid order cancelled by its buyer", CapacityDocumentTest::abandons);
    ended(OrderStatus.CANCELLED);
    sold();
    take("unpaid order expired by the reconciler", MeteredShop::expire);
    ended(OrderStatus.EXPIRED);

    var accepted = placed.and(paid);
    Document.read(FILE)
        .withTable("# Capacity units", "## Steps", stepRows())
        .withTable("# Capacity units", "## From placing to accepted", rows(accepted))
        .withTable("# Capacity units", "## From accepted to delivered", rows(sent.and(delivered)))
        .mustBeTheFile(CapacityDocumentTest.class);
  }

  /// New shops, whose orders are placed.
  private void sold() {
    sold(new Guest(), "", "");
  }

  private Step sold(Buyer buyer, String filling, String placing) {
    shops = LINES.stream().map(MeteredShop::new).toList();
    take(filling, MeteredShop::fillCart);
    return take(placing, shop -> shop.place(buyer));
  }

  private void ended(OrderStatus status) {
    shops.forEach(shop -> assertThat(shop.order().status()).isEqualTo(status));
  }

  private Step take(String name, Function<MeteredShop, Capacity> act) {
    var step = new Step(shops.stream().map(act).toList());
    if (!name.isEmpty()) {
      steps.put(name, step);
    }
    return step;
  }

  private static Capacity refund(MeteredShop shop) {
    var ask = new RefundAsk.Amount(ProductFixtures.nzd(5_00));
    return shop.command(new RequestRefund(new RefundId("ref_1"), ask, "A scratch.", shop.now()))
        .and(shop.hear("refund.created"))
        .and(shop.hear("charge.refunded"));
  }

  private static Capacity asksForReturn(MeteredShop shop) {
    return shop.command(new RequestReturn("ret_1", shop.first(), "Too big.", shop.now()));
  }

  private static Capacity agrees(MeteredShop shop) {
    return shop.command(new DecideReturn("ret_1", true, "", shop.now()));
  }

  private static Capacity receives(MeteredShop shop) {
    return shop.command(new ReceiveReturn("ret_1", true, shop.now()));
  }

  private static Capacity disputes(MeteredShop shop, Dispute.Status status, String news) {
    shop.shop().provider.dispute(shop.sale(), ProductFixtures.nzd(1_00).minorUnits(), status);
    return shop.hear("charge.dispute." + news);
  }

  private static Capacity cancel(MeteredShop shop) {
    return shop.command(new RequestCancellation("can_1", Cancellation.By.BUYER, "", shop.now()))
        .and(shop.hear("refund.created"))
        .and(shop.hear("charge.refunded"));
  }

  private static Capacity abandons(MeteredShop shop) {
    return shop.command(new CancelUnpaid(shop.order().session(), shop.now()))
        .and(shop.hear("checkout.session.expired"));
  }

  private List<List<String>> stepRows() {
    return steps.entrySet().stream()
        .map(step ->
            Stream.of(
                    List.of(step.getKey()),
                    step.getValue().cells(Capacity::writeUnits),
                    step.getValue().cells(Capacity::indexUnits),
                    step.getValue().cells(CapacityDocumentTest::readUnits))
                .flatMap(List::stream)
                .toList())
        .toList();
  }

  private static String readUnits(Capacity taken) {
    return String.valueOf(taken.read()).replaceFirst("\\.0$", "");
  }

  private static List<List<String>> rows(Step step) {
    var rows = new ArrayList<List<String>>();
    var kinds = new TreeSet<String>();
    var indexes = new TreeSet<String>();
    step.taken()
        .forEach(it -> {
          kinds.addAll(it.written().keySet());
          indexes.addAll(it.indexed().keySet());
        });
    for (var kind : kinds) {
      rows.add(row(kind, step.cells(it -> it.written().getOrDefault(kind, 0L))));
    }
    for (var index : indexes) {
      rows.add(
          row("index `" + index + "`", step.cells(it -> it.indexed().getOrDefault(index, 0L))));
    }
    rows.add(row("all", step.cells(Capacity::writeUnits)));
    return rows;
  }

  private static List<String> row(String name, List<String> cells) {
    return Stream.concat(Stream.of(name), cells.stream()).toList();
  }
}
