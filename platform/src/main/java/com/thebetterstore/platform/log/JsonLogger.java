package com.thebetterstore.platform.log;

import com.thebetterstore.platform.StoreTime;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.MDCAdapter;

/// Writes what is logged with level INFO or above to standard output, one [LogLine] each.
final class JsonLogger extends AbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;
  private static final InstantSource CLOCK = StoreTime.clock();

  private final transient MDCAdapter context;

  JsonLogger(String name, MDCAdapter context) {
    this.name = name;
    this.context = context;
  }

  @Override
  public void log(LoggingEvent event) {
    var message = MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray());
    var fields = event.getKeyValuePairs();
    write(event.getLevel(), message, fields == null ? List.of() : fields, event.getThrowable());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable cause) {
    write(level, MessageFormatter.basicArrayFormat(message, arguments), List.of(), cause);
  }

  private void write(
      Level level, String message, List<KeyValuePair> fields, @Nullable Throwable cause) {
    var line = new LogLine(CLOCK.instant(), level, name, message, fields, cause);
    var bytes = line.json(context.getCopyOfContextMap());
    if (Silence.isKept()) {
      return;
    }
    // Whole, so that lines of several threads do not mix.
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isTraceEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isInfoEnabled(Marker marker) {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled(Marker marker) {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled(Marker marker) {
    return true;
  }
}
