package com.thebetterstore.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;

/// Lines as the functions' own `logback.xml` has them written.
class LogLineEncoderTest {

  private static String line(Instant time, Level level, String message) throws JoranException {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LogLineEncoderTest.class.getResource("/logback.xml")));
    var event = new LoggingEvent("", context.getLogger("store"), level, message, null, null);
    event.setInstant(time);
    event.setMDCPropertyMap(Map.of("function", "tbs-order-cart-prod"));
    event.addKeyValuePair(new KeyValuePair("count", 2));
    var console = (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDOUT");
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  /// Metric filters are tried on this line.
  @Test
  void a_line_is_as_it_was_recorded() throws IOException, JoranException {
    var recorded =
        Objects.requireNonNull(LogLineEncoderTest.class.getResourceAsStream("/log-line.json"));

    assertThat(
            line(
                Instant.parse("2026-11-29T10:00:09.012Z"),
                Level.ERROR,
                "field could not be resolved"))
        .isEqualTo(new String(recorded.readAllBytes(), StandardCharsets.UTF_8));
  }

  /// Lambda drops a line below the level that is asked for, and takes every line whose time it
  /// cannot read for one of level INFO.
  @ParameterizedTest
  @CsvSource({
    "2026-11-29T10:00:09.012Z, 2026-11-29T10:00:09.012Z",
    "2026-11-29T10:00:00Z, 2026-11-29T10:00:00.000Z",
    "2028-02-29T23:59:59.9999Z, 2028-02-29T23:59:59.999Z"
  })
  void the_time_is_as_rfc_3339_has_it(Instant time, String written)
      throws IOException, JoranException {
    var line = new ObjectMapper().readTree(line(time, Level.WARN, "order repaired"));

    assertThat(line.path("timestamp").asText()).isEqualTo(written);
    assertThat(line.path("timestamp").isTextual()).isTrue();
    assertThat(line.path("level").asText()).isEqualTo("WARN");
  }
}
