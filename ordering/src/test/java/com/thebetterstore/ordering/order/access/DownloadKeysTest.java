package com.thebetterstore.ordering.order.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DownloadKeysTest {

  private static final OrderId ORDER = new OrderId("ord_1");
  private static final RequestedLine LAMP = line("1", ProductType.PHYSICAL);
  private static final RequestedLine NOVEL = line("2", ProductType.DIGITAL);

  private final DownloadKeys keys = new DownloadKeys(() -> "secret");

  @Test
  void digital_lines_get_their_keys_and_nothing_else_changes() {
    var request = request(LAMP, NOVEL);

    var completed = (FulfilmentRequested) keys.completed(request);

    assertThat(completed.lines())
        .containsExactly(LAMP, NOVEL.withDownloadKey(keys.shown(ORDER, "2")));
    assertThat(completed.orderNumber()).isEqualTo(request.orderNumber());
    assertThat(completed.email()).isEqualTo(request.email());
  }

  @Test
  void an_event_of_another_kind_stays_as_it_is() {
    var accepted = new FulfilmentAccepted(ORDER, Instant.EPOCH);

    assertThat(keys.completed(accepted)).isSameAs(accepted);
  }

  @Test
  void each_line_of_each_order_has_a_key_of_its_own_of_192_bits() {
    var shown =
        List.of(
            keys.shown(ORDER, "1"),
            keys.shown(ORDER, "2"),
            keys.shown(new OrderId("ord_2"), "1"),
            new DownloadKeys(() -> "another secret").shown(ORDER, "1"));

    assertThat(shown).doesNotHaveDuplicates().allMatch(key -> key.matches("[A-Za-z0-9_-]{32}"));
  }

  /// Fulfilment was told the key of the time; the secret has changed since.
  @Test
  void a_key_that_was_told_is_shown_for_as_long_as_the_secret_keeps_what_made_it() {
    var told = told(keys);

    assertThat(shownParts("new\nsecret")).contains(told).hasSize(2);
    assertThat(shownParts("new")).doesNotContain(told).hasSize(1);
    assertThat(told(new DownloadKeys(() -> "new\nsecret"))).isEqualTo(shownParts("new").getFirst());
  }

  private static String told(DownloadKeys keys) {
    var completed = (FulfilmentRequested) keys.completed(request(NOVEL));
    return Objects.requireNonNull(completed.lines().getFirst().downloadKey());
  }

  private static List<String> shownParts(String secret) {
    return Arrays.asList(new DownloadKeys(() -> secret).shown(ORDER, "2").split("[.]"));
  }

  private static FulfilmentRequested request(RequestedLine... lines) {
    return new FulfilmentRequested(ORDER, new OrderNumber("TBS-1"), null, null, List.of(lines));
  }

  private static RequestedLine line(String id, ProductType type) {
    return new RequestedLine(new Sku("SKU-" + id), "Something", type, 1, id, null, null);
  }
}
