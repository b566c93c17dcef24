package com.thebetterstore.infra.construct.function;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.IFilterPattern;
import software.amazon.awscdk.services.logs.JsonPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// Counts a function's log lines of one kind, or takes a number from them.
public final class LogMeter extends Construct {

  /// What a resolver logs when it fails, and what Lambda logs when the function could not: when it
  /// ran out of time or memory, ended its process, or did not start.
  ///
  /// Lambda reports a thrown refusal as `error`, too, with the type `Runtime.Unknown`, which it
  /// makes of every type that it does not know (`GetValidRuntimeOrFunctionErrorType` in AWS's
  /// aws-lambda-runtime-interface-emulator); so the types of `error` are named.
  public static JsonPattern fault() {
    return FilterPattern.any(
        logged("field could not be resolved"),
        FilterPattern.all(
            is("$.type", "platform.report"),
            FilterPattern.any(
                is("$.record.status", "timeout"),
                is("$.record.status", "failure"),
                is("$.record.errorType", "Runtime.ExitError"),
                is("$.record.errorType", "Runtime.OutOfMemory"),
                is("$.record.errorType", "Function.ResponseSizeTooLarge"))),
        FilterPattern.all(
            FilterPattern.any(
                is("$.type", "platform.initReport"), is("$.type", "platform.restoreReport")),
            FilterPattern.any(
                Stream.of("error", "failure", "timeout")
                    .map(status -> is("$.record.status", status))
                    .toArray(JsonPattern[]::new))));
  }

  private final Metric count;

  /// @param lines which to count
  public LogMeter(
      Construct scope,
      String id,
      ServiceScope service,
      StoreFunction function,
      IFilterPattern lines,
      String metricName) {
    this(scope, id, service, function, lines, metricName, "1", "Sum");
  }

  /// The largest number that lines of our own have under a name.
  ///
  /// @param message the log lines' stable text
  public static LogMeter number(
      Construct scope,
      String id,
      ServiceScope service,
      StoreFunction function,
      String message,
      String member,
      String metricName) {
    return new LogMeter(
        scope, id, service, function, logged(message), metricName, "$." + member, "Maximum");
  }

  private LogMeter(
      Construct scope,
      String id,
      ServiceScope service,
      StoreFunction function,
      IFilterPattern lines,
      String metricName,
      String value,
      String statistic) {
    super(scope, id);
    var filter =
        MetricFilter.Builder.create(this, "Filter")
            .logGroup(function.logGroup())
            .filterPattern(lines)
            .metricNamespace("TheBetterStore/" + service.stage().name())
            .metricName(metricName)
            .metricValue(value)
            .build();
    this.count =
        filter.metric(
            MetricOptions.builder().statistic(statistic).period(OperatorAlarms.PERIOD).build());
  }

  /// Lines of our own with this message.
  ///
  /// @param message the log line's stable text
  public static JsonPattern logged(String message) {
    return is("$.message", message);
  }

  private static JsonPattern is(String member, String value) {
    return FilterPattern.stringValue(member, "=", value);
  }

  public Metric count() {
    return count;
  }
}
