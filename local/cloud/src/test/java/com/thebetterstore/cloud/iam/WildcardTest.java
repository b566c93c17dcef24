package com.thebetterstore.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""            | ""               | true
          ""            | a                | false
          *             | ""               | true
          *             | a:b/c            | true
          ?             | a                | true
          ?             | ""               | false
          ?             | ab               | false
          a             | a                | true
          a             | A                | false
          a*            | a                | true
          a*            | ba               | false
          *a            | bba              | true
          *a            | ab               | false
          a*b           | ab               | true
          a*b           | axxb             | true
          a*b           | axxbc            | false
          a*b*c         | a-b-b-c          | true
          a*b*c         | a-c-b            | false
          a**b          | ab               | true
          a?*           | a                | false
          a?*           | ab               | true
          *?            | ""               | false
          *ab           | aab              | true
          *aab          | aaab             | true
          a.c           | abc              | false
          dynamodb:Get* | dynamodb:GetItem | true
          dynamodb:Get* | dynamodb:PutItem | false
          """)
  void matches_whole_texts_only(String pattern, String text, boolean expected) {
    assertThat(Wildcard.matches(pattern, text)).isEqualTo(expected);
  }
}
