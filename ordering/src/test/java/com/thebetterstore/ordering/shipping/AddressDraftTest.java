package com.thebetterstore.ordering.shipping;

import static com.thebetterstore.ordering.cart.CartFixtures.HOME_DRAFT;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.shipping.AddressDraft.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressDraftTest {

  @Test
  void an_address_in_new_zealand_is_taken() {
    assertThat(HOME_DRAFT.problems("address")).isEmpty();
    assertThat(with("  Māui  ", "1010", "NZ", "").accepted().name()).isEqualTo("Māui");
  }

  @Test
  void an_optional_field_of_nothing_but_space_counts_as_left_out() {
    assertThat(with("Mere", "1010", "NZ", "  ").accepted().phone()).isEmpty();
  }

  @Test
  void every_field_at_fault_is_named() {
    var bad =
        new AddressDraft(
            " ",
            "",
            Optional.of("x".repeat(121)),
            "y".repeat(81),
            Optional.of("a\nb"),
            "101",
            "AU",
            Optional.of("call me"));

    assertThat(bad.problems("address").stream().map(Problem::field))
        .containsExactly(
            List.of("address", "name"),
            List.of("address", "line1"),
            List.of("address", "line2"),
            List.of("address", "city"),
            List.of("address", "region"),
            List.of("address", "postalCode"),
            List.of("address", "countryCode"),
            List.of("address", "phone"));
  }

  @Test
  void every_field_is_kept_in_its_plain_form() {
    var pasted =
        new AddressDraft(
            "\u202AMa\u0304ui\u202C",
            "\u20071 Queen\u00A0Street",
            Optional.of("Flat\u200B 2"),
            "Taupo\u0304\u202F",
            Optional.of("\u3164"),
            "\uFF11010\u00A0",
            "NZ\u00A0",
            Optional.of("021\u2011123\u00A04567"));

    assertThat(pasted.accepted())
        .isEqualTo(
            new Address(
                "Māui",
                "1 Queen Street",
                Optional.of("Flat 2"),
                "Taupō",
                Optional.empty(),
                "1010",
                "NZ",
                Optional.of("021-123 4567")));
  }

  @Test
  void no_field_takes_text_that_cannot_be_seen_or_was_damaged() {
    for (var text : List.of("a\nb", "a\0b", "a\u2028b", "a\uD800b", "a\uFFFDb", "\u0301")) {
      var bad =
          new AddressDraft(
              text,
              text,
              Optional.of(text),
              text,
              Optional.of(text),
              text,
              text,
              Optional.of(text));

      assertThat(bad.problems("address")).hasSize(8);
    }
  }

  @Test
  void lengths_count_code_points() {
    assertThat(with("𠮷".repeat(100), "1010", "NZ", "").problems("address")).isEmpty();
    assertThat(with("𠮷".repeat(101), "1010", "NZ", "").problems("address"))
        .extracting(Problem::message)
        .containsExactly("name must have 1 to 100 characters");
  }

  @Test
  void text_of_any_size_is_refused_at_once() {
    // Putting these marks in order would take the square of their number of steps.
    var marks = "a" + "\u0301\u0316".repeat(200_000);

    assertThat(with(marks, marks, marks, marks).problems("address")).hasSize(4);
  }

  @Test
  void a_telephone_number_has_six_digits_at_least() {
    for (var phone : List.of("(((((((", "1 2 3 4 5", "12345 ()-", "+64 21 abc", "1".repeat(25))) {
      assertThat(with("Mere", "1010", "NZ", phone).problems("address")).hasSize(1);
    }
    for (var phone : List.of("+64 21 123 4567", "(09) 123-456", "111 222")) {
      assertThat(with("Mere", "1010", "NZ", phone).problems("address")).isEmpty();
    }
  }

  @Test
  void a_postal_code_is_four_digits() {
    for (var code : List.of("", "10100", "10 10", "101٣٤", "1010\n1", "x".repeat(1_000_000))) {
      assertThat(with("Mere", code, "NZ", "").problems("address")).hasSize(1);
    }
  }

  @Test
  void messages_do_not_repeat_what_was_written() {
    var problem = with("Mere\nTamaki", "1010", "NZ", "").problems("address").getFirst();

    assertThat(problem.message()).doesNotContain("Mere");
  }

  private static AddressDraft with(String name, String postalCode, String country, String phone) {
    return new AddressDraft(
        name,
        "1 Queen Street",
        Optional.empty(),
        "Auckland",
        Optional.empty(),
        postalCode,
        country,
        Optional.of(phone));
  }
}
