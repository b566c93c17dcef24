package com.thebetterstore.ordering.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mere@example.com",
        "a.b+tag@mail.example.co.nz",
        "x@x-1.example",
        "o'neil@example.org"
      })
  void usual_addresses_are_taken(String text) {
    assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "mere",
        "mere@",
        "@example.com",
        "mere@example",
        "mere@@example.com",
        "me re@example.com",
        "mere@example.com\r\nBcc: all@example.com",
        "mere@example.com,other@example.com",
        "Mere <mere@example.com>",
        ".mere@example.com",
        "me..re@example.com",
        "mere.@example.com",
        "mere@-example.com",
        "mere@example-.com",
        "mere@.example.com",
        "mere@example..com",
        "mere@exam_ple.com",
        "mēre@example.com",
        "mere@example.com\0"
      })
  void anything_else_is_refused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void an_address_that_was_taken_before_encoded_words_were_refused_can_still_be_read() {
    var kept = "=?utf-8?q?mere?=@example.org";

    assertThat(new EmailAddress(kept).value()).isEqualTo(kept);
    assertThat(EmailAddress.parse(kept)).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused_at_once() {
    assertThat(EmailAddress.parse("m".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("m@" + "a.".repeat(500_000) + "com")).isEmpty();
    assertThat(EmailAddress.parse("m@" + "a.".repeat(120) + "example.com")).isPresent();
    assertThat(EmailAddress.parse("m@" + "a.".repeat(126) + "com")).isEmpty();
    assertThat(EmailAddress.parse("m@" + "ā.".repeat(60) + "com")).isEmpty();
    assertThat(EmailAddress.parse("m@" + "ā".repeat(63) + ".com")).isEmpty();
  }
}
