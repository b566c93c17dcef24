package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.process.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreOptionsTest {

  private static StoreOptions with(String... arguments) {
    return StoreOptions.ofCheckout(Path.of("checkout")).with(List.of(arguments));
  }

  @Test
  void options_may_come_in_any_order() {
    var options = with("--dynamodb", "http://127.0.0.1:8000", "--port", "0", "--data", "folder");

    assertThat(options.webPort()).isZero();
    assertThat(options.data()).isEqualTo(Path.of("folder"));
    assertThat(options.dynamoDb()).contains(URI.create("http://127.0.0.1:8000"));
    assertThat(options.guestCheckout()).isTrue();
    assertThat(with("--guest-checkout", "off", "--port", "0").guestCheckout()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bogus          | unknown option --bogus",
        "--bogus 1        | unknown option --bogus",
        "--port           | --port needs a value",
        "--port x         | --port needs a number, not x",
        "--port 65536     | --port must be between 0 and 65535, not 65536",
        "--guest-checkout no | --guest-checkout can be on or off, not no",
        "--dynamodb :::   | --dynamodb needs an address such as http://127.0.0.1:8000, not :::",
        "--dynamodb x:1/y | --dynamodb needs an address such as http://127.0.0.1:8000, not x:1/y",
      })
  void a_wrong_option_is_named(String arguments, String message) {
    assertThatThrownBy(() -> with(arguments.split(" ")))
        .isInstanceOf(StartFailure.class)
        .hasMessage(message);
  }
}
