package com.thebetterstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

  @Test
  void ids_are_26_crockford_characters_and_do_not_repeat() {
    var ids = new RandomIds();
    var seen = new HashSet<String>();

    for (var i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }

    assertThat(seen).allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
  }
}
