package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import com.thebetterstore.ordering.payment.PaymentRecords.RecordedPage;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stripe's list of pages, as stripe-java asks for it and reads it.
class StripePaymentRecordsTest {

  private static final Instant SINCE = Instant.ofEpochSecond(CREATED);

  private final ScriptedStripe stripe = new ScriptedStripe();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void pages_name_their_orders_and_those_of_other_shops_name_none() {
    stripe.on(
        SESSIONS,
        ok(
            list(
                page("cs_3", "{\"orderId\": \"%s\"}".formatted(ORDER.value())),
                page("cs_2", "{}"),
                page("cs_1", "{\"orderId\": \"no id of ours\"}"))));

    assertThat(stripe.records().pagesSince(SINCE, Optional.empty()))
        .containsExactly(
            new RecordedPage("cs_3", Optional.of(ORDER)),
            new RecordedPage("cs_2", Optional.empty()),
            new RecordedPage("cs_1", Optional.empty()));
    assertThat(stripe.request().query())
        .contains("created[gte]=" + CREATED)
        .contains("limit=20")
        .doesNotContain("starting_after");
  }

  @Test
  void the_next_part_begins_after_the_last_page_of_the_one_before() {
    stripe.on(SESSIONS, ok(list()));

    assertThat(stripe.records().pagesSince(SINCE, Optional.of("cs_1"))).isEmpty();
    assertThat(stripe.request().query()).contains("starting_after=cs_1");
  }

  @Test
  void an_outage_passes() {
    stripe.on(SESSIONS, failure(503));

    assertThatThrownBy(() -> stripe.records().pagesSince(SINCE, Optional.empty()))
        .isInstanceOf(PaymentProviderUnavailable.class)
        .hasMessageContaining("could not list payment pages");
  }

  private static String page(String id, String metadata) {
    return "{\"id\": \"%s\", \"object\": \"checkout.session\", \"metadata\": %s}"
        .formatted(id, metadata);
  }
}
