package com.thebetterstore.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The store's clock, and its one way of writing a time down and reading it: to the millisecond,
/// with three decimals even where they are zero. So a time is the same text in the API, in events
/// and in tables, and the same value in SQL.
///
/// AppSync, "Scalar types": an `AWSDateTime` is `YYYY-MM-DDThh:mm:ss.sssZ`.
public final class StoreTime {

  private static final int DECIMALS = 3;
  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder().appendInstant(DECIMALS).toFormatter(Locale.ROOT);

  private StoreTime() {}

  /// Ticks in milliseconds.
  public static InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  /// The clock of traces, as fine as the machine's. X-Ray, "Segment documents": microseconds are
  /// recommended.
  public static InstantSource traceClock() {
    return InstantSource.system();
  }

  public static String write(Instant time) {
    return TEXT.format(time);
  }

  /// Reads ISO 8601 with any number of decimals; what is finer than a millisecond is cut off, as
  /// [#write] does.
  public static Instant read(String text) {
    return cut(Instant.parse(text));
  }

  /// The same time without what is finer than a millisecond.
  public static Instant cut(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
