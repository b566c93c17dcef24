package com.thebetterstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.json.Json;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTimeTest {

  record Timed(Instant at) {}

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T12:00:00Z, 2026-03-14T12:00:00.000Z",
    "2026-03-14T12:00:00.5Z, 2026-03-14T12:00:00.500Z",
    "2026-03-14T12:00:00.686Z, 2026-03-14T12:00:00.686Z",
    "2026-03-14T12:00:00.971875Z, 2026-03-14T12:00:00.971Z",
    "2026-03-14T12:00:40.971999999Z, 2026-03-14T12:00:40.971Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z"
  })
  void a_time_has_three_decimals_however_many_it_came_with(String came, String written) {
    assertThat(StoreTime.write(Instant.parse(came))).isEqualTo(written);
    assertThat(StoreTime.read(came)).isEqualTo(Instant.parse(written));

    assertThat(Json.write(new Timed(Instant.parse(came))))
        .isEqualTo("{\"at\":\"%s\"}".formatted(written));
    assertThat(Json.read("{\"at\":\"%s\"}".formatted(came), Timed.class).at())
        .isEqualTo(Instant.parse(written));
  }

  @Test
  void a_time_is_written_alike_where_the_language_is_arabic() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      assertThat(StoreTime.write(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_clock_ticks_in_milliseconds() {
    var clock = StoreTime.clock();
    for (var i = 0; i < 1_000; i++) {
      var now = clock.instant();
      assertThat(now).isEqualTo(StoreTime.cut(now));
    }
  }
}
