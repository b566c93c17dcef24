package com.thebetterstore.platform.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.ScheduledHandler;
import com.thebetterstore.platform.log.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RehearsedFunctionTest {

  private static final Logger LOG = LoggerFactory.getLogger(RehearsedFunctionTest.class);

  @TempDir private Path folder;

  /// Counts its calls, each for itself; all together count in `ALL`.
  private static final class Counting extends ScheduledHandler {

    private static final AtomicInteger ALL = new AtomicInteger();

    Counting(Map<String, String> environment) {
      var calls = new AtomicInteger();
      super(_ -> {
        LOG.info("called");
        if (environment.containsKey("FAILING")) {
          throw new IllegalStateException("as was asked for");
        }
        ALL.incrementAndGet();
        return calls.incrementAndGet();
      });
      rehearsesIn(environment, Counting::new);
    }

    @Override
    protected List<String> rehearsedEvents() {
      return List.of("{}");
    }

    @Override
    protected boolean callsAws() {
      return false;
    }
  }

  @Test
  void another_function_rehearses_and_this_one_stays_as_new() throws IOException {
    var function = new Counting(Map.of());
    var before = Counting.ALL.get();

    function.beforeCheckpoint(Core.getGlobalContext());

    assertThat(Counting.ALL.get()).isEqualTo(before + 1);
    assertThat(Call.of(function, "{}").asInt()).isEqualTo(1);
  }

  @Test
  void for_a_snapshot_each_event_is_rehearsed_many_times() {
    var function = new Counting(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
    var before = Counting.ALL.get();

    function.beforeCheckpoint(Core.getGlobalContext());

    assertThat(Counting.ALL.get()).isEqualTo(before + 20);
  }

  @Test
  void nothing_of_a_rehearsal_is_logged() throws IOException {
    var function = new Counting(Map.of());
    try (var log = LogLines.listen()) {
      function.beforeCheckpoint(Core.getGlobalContext());
      assertThat(log.texts()).isEmpty();

      Call.of(function, "{}");
      assertThat(log.texts()).contains("INFO called");
    }
  }

  @Test
  void a_function_that_rehearses_badly_starts_all_the_same_and_says_so() {
    var function = new Counting(Map.of("FAILING", "yes"));
    try (var log = LogLines.listen()) {
      function.beforeCheckpoint(Core.getGlobalContext());

      assertThat(log.texts()).containsExactly("WARN function rehearsed badly");
    }
  }

  @Test
  void two_restores_of_one_snapshot_make_different_ids() throws IOException, InterruptedException {
    var java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TwoRestores.class.getName(),
                folder.toString())
            .inheritIO();
    // The machine's options for all of Java may name another collector.
    java.environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));

    assertThat(java.start().waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("one")))
        .matches("[0-9A-Z]{26}")
        .isNotEqualTo(Files.readString(folder.resolve("other")));
  }
}
