package com.thebetterstore.ordering;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/// What the store logs while a test listens.
public final class LogLines implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("com.thebetterstore");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  private LogLines() {
    logged.start();
    logger.addAppender(logged);
  }

  public static LogLines listen() {
    return new LogLines();
  }

  /// Each line as its level and its text, such as `WARN order repaired`.
  public List<String> texts() {
    return logged.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }

  /// What goes with the only line that has this text, each as `orderId="ord_1"`.
  public List<String> fields(String text) {
    return Objects.requireNonNullElse(only(text).getKeyValuePairs(), List.of()).stream()
        .map(Object::toString)
        .toList();
  }

  /// What the only line that has this text says of the work that it belongs to.
  public Map<String, String> context(String text) {
    return only(text).getMDCPropertyMap();
  }

  private ILoggingEvent only(String text) {
    var lines = logged.list.stream().filter(it -> it.getFormattedMessage().equals(text)).toList();
    if (lines.size() != 1) {
      throw new AssertionError("not once in " + texts() + ": " + text);
    }
    return lines.getFirst();
  }

  @Override
  public void close() {
    logger.detachAppender(logged);
  }
}
