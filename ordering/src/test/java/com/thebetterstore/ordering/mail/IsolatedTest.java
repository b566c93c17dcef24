package com.thebetterstore.ordering.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolatedTest {

  private static final String ALPHABET = "a\u05d0\u2066\u2067\u2068\u2069\u202e\u202c\u2029";

  @ParameterizedTest
  @CsvSource({
    "Desk lamp, Desk lamp",
    "'\u2067\u05d0\u2069 b', '\u2067\u05d0\u2069 b'",
    "'a\u2069\u2069', a",
    "'\u2069\u2066a', '\u2066a\u2069'",
    "'\u2066\u2067\u2068a', '\u2066\u2067\u2068a\u2069\u2069\u2069'",
    "'a\u2029b\u2028c', 'a b c'"
  })
  void what_is_balanced_stays_and_the_rest_is_balanced(String text, String content) {
    assertThat(Isolated.content(text)).isEqualTo(content);
  }

  @Test
  void no_text_closes_more_isolates_than_it_opens_or_leaves_one_open() {
    var random = new SplittableRandom(20_261_129L);
    for (var i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(12); length > 0; length--) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      var open = 0;
      for (var character : Isolated.content(text.toString()).toCharArray()) {
        assertThat(character).isNotEqualTo('\u2029');
        open += character >= '\u2066' && character <= '\u2068' ? 1 : 0;
        open -= character == '\u2069' ? 1 : 0;
        assertThat(open).isNotNegative();
      }
      assertThat(open).isZero();
    }
  }
}
