package com.thebetterstore.cloud.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// When a schedule fires.
public sealed interface Timetable {

  /// The first instant after this one; empty if there is none.
  Optional<Instant> next(Instant after);

  /// `rate(5 minutes)`: counted from the start, as AWS counts from the creation.
  record Every(Duration period) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(period));
    }
  }

  /// `cron(0 18 ? * MON-FRI *)`
  record Cron(ExecutionTime times, ZoneId zone) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }
  }

  /// `at(2026-11-20T13:00:00)`
  record Once(Instant when) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(when).filter(instant -> instant.isAfter(after));
    }
  }

  /// Reads a schedule expression.
  ///
  /// @throws IllegalArgumentException if AWS would refuse it
  static Timetable parse(String expression, ZoneId zone) {
    var matcher = Pattern.compile("(rate|cron|at)\\((.+)\\)").matcher(expression.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a schedule expression: " + expression);
    }
    var inner = matcher.group(2);
    return switch (matcher.group(1)) {
      case "rate" -> new Every(period(inner));
      case "cron" -> new Cron(ExecutionTime.forCron(new CronParser(aws()).parse(inner)), zone);
      default -> new Once(LocalDateTime.parse(inner).atZone(zone).toInstant());
    };
  }

  private static Duration period(String rate) {
    var matcher = Pattern.compile("([1-9]\\d*) (minute|hour|day)s?").matcher(rate);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a rate: " + rate);
    }
    var value = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "minute" -> Duration.ofMinutes(value);
      case "hour" -> Duration.ofHours(value);
      default -> Duration.ofDays(value);
    };
  }

  /// AWS's cron is Quartz's without seconds, and its year is required.
  private static CronDefinition aws() {
    var monday = 2;
    var saturday = 7;
    return CronDefinitionBuilder.defineCron()
        .withMinutes()
        .and()
        .withHours()
        .and()
        .withDayOfMonth()
        .supportsL()
        .supportsW()
        .supportsLW()
        .supportsQuestionMark()
        .and()
        .withMonth()
        .and()
        .withDayOfWeek()
        .withValidRange(1, saturday)
        .withMondayDoWValue(monday)
        .supportsHash()
        .supportsL()
        .supportsQuestionMark()
        .and()
        .withYear()
        .and()
        .instance();
  }
}
