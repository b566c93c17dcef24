package com.thebetterstore.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private static final InvocationResult TIMED_OUT =
      new InvocationResult.Failed(
          InvocationResult.Failed.TIMED_OUT, "timed out after 9.00 s", "{}");
  private static final InvocationResult DONE = new InvocationResult.Succeeded("\"done\"");

  private static Triggers answering(InvocationResult... answers) {
    var waiting = new ArrayDeque<>(List.of(answers));
    return new Triggers((_, _, _) -> waiting.remove(), () -> new TraceHeader("Root=1"));
  }

  @Test
  void a_function_that_failed_is_called_again() {
    assertThat(answering(TIMED_OUT, TIMED_OUT, DONE).run("migration")).isEqualTo("\"done\"");
  }

  @Test
  void a_function_that_fails_again_and_again_stops_the_start_and_is_named() {
    assertThatThrownBy(() -> answering(TIMED_OUT, TIMED_OUT, TIMED_OUT).run("migration"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("migration failed")
        .hasMessageContaining("timed out after 9.00 s");
  }
}
