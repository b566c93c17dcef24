package com.thebetterstore.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a user sees of a start, on a terminal and elsewhere.
class StartProgressTest {

  private static final String CLEARED_LINE = "\r\u001b[K";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
  private Duration sinceStart = Duration.ZERO;

  @Test
  void elsewhere_each_step_that_is_done_is_a_line() {
    try (var progress = new StartProgress(out, false, () -> sinceStart)) {
      progress.step("queues", () -> sinceStart = Duration.ofSeconds(3)).run();
      progress.step("PostgreSQL", () -> sinceStart = Duration.ofMillis(12_900)).run();
    }
    assertThat(lines()).isEqualTo("    3 s  ready: queues\n   12 s  ready: PostgreSQL\n");
  }

  @Test
  void a_terminal_has_one_line_that_names_what_is_being_started_and_is_gone_in_the_end() {
    try (var progress = new StartProgress(out, true, () -> sinceStart)) {
      var inner = progress.step("queues", () -> sinceStart = Duration.ofSeconds(4));
      progress.step("PostgreSQL", inner).run();
    }
    assertThat(lines().split(CLEARED_LINE.replace("[", "\\["), -1))
        .containsExactly(
            "",
            "    0 s  starting: PostgreSQL",
            "    0 s  starting: PostgreSQL, queues",
            "    4 s  starting: PostgreSQL",
            "");
  }

  @Test
  void nothing_is_drawn_over_what_is_printed_after_it() {
    var progress = new StartProgress(out, true, () -> sinceStart);
    progress.close();
    progress.step("queues", () -> {}).run();
    assertThat(lines()).isEqualTo(CLEARED_LINE);
  }

  private String lines() {
    return shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
