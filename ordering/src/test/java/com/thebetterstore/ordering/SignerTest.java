package com.thebetterstore.ordering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SignerTest {

  private static final byte[] TEXT = "text".getBytes(UTF_8);

  @Test
  void a_secret_of_one_key_signs_and_verifies_with_it() {
    var one = new Signer(() -> "key");

    assertThat(one.signed(TEXT, UnaryOperator.identity(), one.sign(TEXT))).isTrue();
    assertThat(one.signed("other".getBytes(UTF_8), UnaryOperator.identity(), one.sign(TEXT)))
        .isFalse();
  }

  @Test
  void blanks_around_keys_and_empty_lines_do_not_count() {
    assertThat(new Signer(() -> "\n  key \r\n\n old\n").sign(TEXT))
        .isEqualTo(new Signer(() -> "key").sign(TEXT));
  }

  @Test
  void a_secret_without_a_key_signs_nothing() {
    var none = new Signer(() -> " \n");

    assertThatThrownBy(() -> none.sign(TEXT)).isInstanceOf(IllegalStateException.class);
  }
}
