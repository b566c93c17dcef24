package com.thebetterstore.cloud.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

  /// 1 January 2026 is a Thursday. In Auckland, daylight saving time ends on 5 April 2026 at 3:00
  /// and begins on 27 September 2026 at 2:00.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(1 minute)               | UTC              | 2026-01-01T00:00:30Z | 2026-01-01T00:01:30Z
          rate(5 minutes)              | UTC              | 2026-01-01T00:00:00Z | 2026-01-01T00:05:00Z
          rate(2 hours)                | UTC              | 2026-01-01T23:00:00Z | 2026-01-02T01:00:00Z
          rate(1 day)                  | Pacific/Auckland | 2026-04-04T12:00:00Z | 2026-04-05T12:00:00Z
          cron(0 18 * * ? *)           | UTC              | 2026-01-01T18:00:00Z | 2026-01-02T18:00:00Z
          cron(0 18 ? * MON-FRI *)     | UTC              | 2026-01-02T18:00:00Z | 2026-01-05T18:00:00Z
          cron(0/15 9 * * ? *)         | UTC              | 2026-01-01T09:14:59Z | 2026-01-01T09:15:00Z
          cron(0 0 L * ? *)            | UTC              | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z
          cron(0 0 ? * 6#1 *)          | UTC              | 2026-01-02T00:00:00Z | 2026-02-06T00:00:00Z
          cron(0 0 ? * 1 *)            | UTC              | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
          cron(0 0 29 2 ? *)           | UTC              | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z
          cron(0 18 * * ? *)           | Pacific/Auckland | 2026-01-01T00:00:00Z | 2026-01-01T05:00:00Z
          cron(0 18 * * ? *)           | Pacific/Auckland | 2026-07-01T00:00:00Z | 2026-07-01T06:00:00Z
          at(2026-11-20T13:00:00)      | UTC              | 2026-11-20T12:59:59Z | 2026-11-20T13:00:00Z
          at(2026-11-20T13:00:00)      | Pacific/Auckland | 2026-01-01T00:00:00Z | 2026-11-20T00:00:00Z
          """)
  void fires_next_when_aws_would(String expression, String zone, Instant after, Instant next) {
    assertThat(Timetable.parse(expression, ZoneId.of(zone)).next(after)).contains(next);
  }

  @Test
  void what_was_to_happen_once_does_not_happen_again() {
    var once = Timetable.parse("at(2026-11-20T13:00:00)", ZoneId.of("UTC"));

    assertThat(once.next(Instant.parse("2026-11-20T13:00:00Z"))).isEmpty();
  }

  @Test
  void years_that_are_over_do_not_come_again() {
    var past = Timetable.parse("cron(0 0 1 1 ? 2025)", ZoneId.of("UTC"));

    assertThat(past.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "every(5 minutes)",
        "rate(0 minutes)",
        "rate(-1 minutes)",
        "rate(5 seconds)",
        "rate(5)",
        "cron(0 18 * *)",
        "cron(60 18 * * ? *)",
        "cron(0 18 * * ? *"
      })
  void what_is_no_schedule_expression_is_refused(String expression) {
    assertThatThrownBy(() -> Timetable.parse(expression, ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
