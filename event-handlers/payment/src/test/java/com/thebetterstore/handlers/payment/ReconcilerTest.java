package com.thebetterstore.handlers.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.NOON;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.novel;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.log.LogLines;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private static final String SCHEDULED =
      """
      {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "source": "aws.events",
       "detail-type": "Scheduled Event", "account": "123456789012",
       "time": "2026-03-14T12:45:00Z", "region": "ap-southeast-2", "resources": [], "detail": {}}
      """;

  private final InMemoryShop shop = new InMemoryShop();
  private final Reconciler reconciler = new Reconciler(shop.reconcile, shop.compareWithProvider);

  @Test
  void a_run_with_nothing_to_do_says_so() throws IOException {
    shop.open("1", lamps());

    assertThat(run()).isEqualTo("{\"due\":0,\"repaired\":0,\"failed\":0,\"left\":0}");
  }

  @Test
  void a_run_says_how_many_orders_it_looked_at_moved_on_and_could_not_help() throws IOException {
    var paid = shop.open("1", lamps());
    var abandoned = shop.open("2", lamps());
    var processing = shop.open("3", novel());
    shop.provider.pay(paid);
    shop.provider.process(processing);
    shop.settle.settle(processing.id(), InMemoryShop.CAUSE);
    shop.now.set(paid.payBy().plusSeconds(1));

    assertThat(run()).isEqualTo("{\"due\":3,\"repaired\":2,\"failed\":0,\"left\":0}");
    assertThat(shop.order(paid).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.order(abandoned).status()).isEqualTo(OrderStatus.EXPIRED);

    shop.provider.goDown();
    shop.now.set(paid.payBy().plusSeconds(301));
    assertThat(run()).isEqualTo("{\"due\":1,\"repaired\":0,\"failed\":1,\"left\":0}");
  }

  @Test
  void log_lines_about_an_order_name_it_and_those_after_it_do_not() throws IOException {
    var good = shop.open("good", lamps());
    var broken = shop.place("broken", lamps());
    shop.apply(broken, new RecordSession(1, new PaymentSessionId("cs_unheard_of"), NOON));
    shop.now.set(good.payBy().plusSeconds(1));

    try (var log = LogLines.listen()) {
      run();

      assertThat(log.context("order repaired"))
          .containsEntry("correlationId", "cor_good")
          .containsEntry("orderNumber", "TBS-good")
          .containsEntry("requestId", "request-1");
      assertThat(log.context("order could not be reconciled"))
          .containsEntry("correlationId", "cor_broken")
          .containsEntry("orderNumber", "TBS-broken");
      assertThat(log.context("reconciled"))
          .containsEntry("correlationId", "run_request-1")
          .doesNotContainKey("orderNumber");
    }
  }

  @Test
  void called_by_hand_it_compares_orders_that_are_not_due() throws IOException {
    var paid = shop.open("1", lamps());
    var waiting = shop.open("2", lamps());
    shop.provider.pay(paid);

    var answer = Call.of(reconciler, "{\"since\": \"2026-03-14T00:00:00Z\"}");

    assertThat(answer.path("compared").asInt()).isEqualTo(2);
    assertThat(answer.path("differences").toString())
        .isEqualTo(
            "[{\"order\":\"TBS-1\","
                + "\"before\":{\"order\":\"PENDING_PAYMENT\",\"payment\":\"PENDING\"},"
                + "\"after\":{\"order\":\"CONFIRMED\",\"payment\":\"PAID\"}}]");
    assertThat(shop.order(paid).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.order(waiting).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  private String run() throws IOException {
    return Call.of(reconciler, SCHEDULED).toString();
  }
}
