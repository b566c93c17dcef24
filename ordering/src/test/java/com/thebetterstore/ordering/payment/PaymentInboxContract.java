package com.thebetterstore.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [PaymentInbox] promises. DynamoDB and the in-memory fake both run these tests.
public interface PaymentInboxContract {

  Instant RECEIVED = Instant.parse("2026-03-14T12:00:00Z");
  Cause CAUSE = new Cause(new CorrelationId("cor_1"), "evt_stripe_1", "Root=1-2-3");

  Box box();

  /// The inbox, and what a test must see beside it.
  interface Box {

    PaymentInbox inbox();

    /// Everything published so far, in any order.
    List<InMemoryPaymentInbox.Published> published();
  }

  @Test
  default void news_is_published_with_its_cause() {
    var box = box();

    assertThat(box.inbox().accept(news("evt_1", "ord_1"), CAUSE)).isTrue();

    assertThat(box.published())
        .containsExactly(new InMemoryPaymentInbox.Published(news("evt_1", "ord_1"), CAUSE));
  }

  @Test
  default void news_that_comes_again_is_published_once() {
    var box = box();
    box.inbox().accept(news("evt_1", "ord_1"), CAUSE);

    assertThat(box.inbox().accept(news("evt_1", "ord_1"), CAUSE)).isFalse();
    assertThat(box.inbox().accept(news("evt_1", "ord_2"), CAUSE)).isFalse();

    assertThat(box.published()).hasSize(1);
  }

  @Test
  default void two_pieces_of_news_of_one_order_are_both_published() {
    var box = box();

    assertThat(box.inbox().accept(news("evt_1", "ord_1"), CAUSE)).isTrue();
    assertThat(box.inbox().accept(news("evt_2", "ord_1"), CAUSE)).isTrue();

    assertThat(box.published())
        .extracting(published -> published.news().providerEventId())
        .containsExactlyInAnyOrder("evt_1", "evt_2");
  }

  static PaymentSessionChanged news(String event, String order) {
    return new PaymentSessionChanged(
        new OrderId(order), event, "checkout.session.completed", RECEIVED);
  }
}
