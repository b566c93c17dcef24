package com.thebetterstore.resolvers.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Discounts.Counted;
import com.thebetterstore.ordering.discount.InMemoryDiscounts;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.platform.function.TestContext;
import com.thebetterstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountSeedTest {

  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private final DiscountSeed seed = new DiscountSeed(new EnterDiscounts(discounts));

  @Test
  void a_new_store_gets_its_first_codes_once() throws IOException {
    assertThat(run("{}"))
        .isEqualTo("{\"added\":[\"WELCOME10\",\"TAKE20\",\"FIRST50\",\"SUMMER25\"],\"kept\":[]}");
    assertThat(run("{}"))
        .isEqualTo("{\"added\":[],\"kept\":[\"WELCOME10\",\"TAKE20\",\"FIRST50\",\"SUMMER25\"]}");
  }

  @Test
  void a_discount_is_entered_as_it_is_written() throws IOException {
    var written =
        """
        {"discounts": [{"code": "SPRING", "percent": "12.5", "minimumSubtotal": "50.00",
          "validFrom": "2026-09-01T00:00:00Z", "validUntil": "2026-12-01T00:00:00Z",
          "usesInAll": 100, "usesEach": 2}]}
        """;

    assertThat(run(written)).isEqualTo("{\"added\":[\"SPRING\"],\"kept\":[]}");
    assertThat(discounts.find(List.of(new DiscountCode("SPRING")), Optional.empty()).values())
        .containsExactly(
            new Counted(
                new Discount(
                    new DiscountCode("SPRING"),
                    new Percentage(1_250),
                    true,
                    Optional.of(Instant.parse("2026-09-01T00:00:00Z")),
                    Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                    Optional.of(new Money(50_00, CurrencyCode.NZD)),
                    OptionalInt.of(100),
                    OptionalInt.of(2)),
                0,
                0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "code": "SPRING"                                              | either percent or amount
          "code": "SPRING", "percent": "10", "amount": "5.00"           | either percent or amount
          "code": "spring", "percent": "10"                             | capital letters
          "code": "SPRING", "percent": "0"                              | basis points
          "code": "SPRING", "percent": "10.001"                         | Rounding
          "code": "SPRING", "amount": "-1"                              | takes something off
          "code": "SPRING", "amount": "5.00", "usesInAll": 0            | nobody may use
          "code": "SPRING", "amount": "5.00", "validFrom": "yesterday"  | yesterday
          """)
  void what_is_no_discount_is_refused_by_its_code_and_nothing_is_entered(String wrong, String why) {
    var good = "{\"code\": \"GOOD\", \"percent\": \"10\"}";

    assertThatThrownBy(() -> run("{\"discounts\": [%s, {%s}]}".formatted(good, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("discount ")
        .hasMessageContaining(why);
    assertThat(discounts.find(List.of(new DiscountCode("GOOD")), Optional.empty())).isEmpty();
  }

  @Test
  void a_discount_is_ended_by_its_code() throws IOException {
    run("{}");

    assertThat(run("{\"end\": [\"WELCOME10\", \"NOBODY-KNOWS\"]}"))
        .isEqualTo("{\"ended\":[\"WELCOME10\"],\"unknown\":[\"NOBODY-KNOWS\"]}");

    var codes = List.of(new DiscountCode("WELCOME10"), new DiscountCode("TAKE20"));
    assertThat(discounts.find(codes, Optional.empty()))
        .hasEntrySatisfying(
            codes.getFirst(), found -> assertThat(found.discount().enabled()).isFalse())
        .hasEntrySatisfying(
            codes.getLast(), found -> assertThat(found.discount().enabled()).isTrue());
  }

  @Test
  void what_is_no_code_is_not_ended_and_neither_is_any_other() throws IOException {
    run("{}");

    assertThatThrownBy(() -> run("{\"end\": [\"TAKE20\", \"no code\"]}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(discounts.find(List.of(new DiscountCode("TAKE20")), Optional.empty()).values())
        .allMatch(found -> found.discount().enabled());
  }

  private String run(String called) throws IOException {
    var out = new ByteArrayOutputStream();
    seed.handleRequest(
        new ByteArrayInputStream(called.getBytes(StandardCharsets.UTF_8)),
        out,
        TestContext.request("request-1"));
    return Json.mapper().readTree(out.toByteArray()).toString();
  }
}
