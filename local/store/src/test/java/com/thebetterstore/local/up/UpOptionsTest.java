package com.thebetterstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.process.StartFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {

  private static UpOptions read(String... arguments) {
    return UpOptions.read(Path.of("checkout"), List.of(arguments));
  }

  @Test
  void nothing_is_dispatched_unless_somebody_says_so() {
    assertThat(read("--port", "0").dispatches()).isFalse();

    var options = read("--port", "0", "--dispatch", "auto", "--data", "folder");
    assertThat(options.dispatches()).isTrue();
    assertThat(options.store().webPort()).isZero();
    assertThat(options.store().data()).isEqualTo(Path.of("folder"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dispatch        | --dispatch needs a value",
        "--dispatch daily  | --dispatch can be auto, not daily",
        "--dispatch auto x | unknown option x",
      })
  void a_wrong_option_is_named(String arguments, String message) {
    assertThatThrownBy(() -> read(arguments.split(" ")))
        .isInstanceOf(StartFailure.class)
        .hasMessage(message);
  }
}
