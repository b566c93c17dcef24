package com.thebetterstore.ordering.order.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderNumber;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberFormatTest {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final OrderNumber NUMBER =
      OrderNumberFormat.next(() -> "7K3M9QX00000000000000000000000");

  @Test
  void a_number_has_the_shape_that_buyers_see() {
    assertThat(NUMBER.value()).matches("TBS-7K3M-9QX[0-9A-HJKMNP-TV-Z]");
    assertThat(OrderNumberFormat.parse(NUMBER.value())).contains(NUMBER);
  }

  @Test
  void every_single_wrong_character_is_found() {
    var text = NUMBER.value();
    for (var place = "TBS-".length(); place < text.length(); place++) {
      for (var i = 0; i < DIGITS.length(); i++) {
        var digit = DIGITS.charAt(i);
        if (text.charAt(place) == '-' || text.charAt(place) == digit) {
          continue;
        }
        var wrong = text.substring(0, place) + digit + text.substring(place + 1);
        assertThat(OrderNumberFormat.parse(wrong)).as(wrong).isEmpty();
      }
    }
  }

  @Test
  void a_number_is_read_as_people_write_it() {
    var random = new Random(7);
    for (var i = 0; i < 1_000; i++) {
      var number = OrderNumberFormat.next(() -> digits(random));
      var careless = number.value().replace("-", "").replace('0', 'o').replace('1', 'l');
      assertThat(OrderNumberFormat.parse(" " + careless.toLowerCase(Locale.ROOT))).contains(number);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "TBS-", "TBS-7K3M-9QX", "TBS-7K3M-9QXUU", "7K3M-9QXD", "TBS-7K3M-9Q#D"})
  void what_is_no_number_is_none(String text) {
    assertThat(OrderNumberFormat.parse(text)).isEmpty();
    assertThat(OrderNumberFormat.parse(text.repeat(1_000))).isEmpty();
  }

  private static String digits(Random random) {
    var text = new StringBuilder();
    for (var i = 0; i < 26; i++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return text.toString();
  }
}
