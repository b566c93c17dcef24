package com.thebetterstore.cloud.appsync.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentCacheTest {

  private final DocumentCache<Integer> cache = new DocumentCache<>(100_000);

  private static String document(int number, int length) {
    return (number + " ").repeat(length).substring(0, length);
  }

  private void cameTwice(String document, int value) {
    cache.offer(document, value);
    cache.offer(document, value);
  }

  @Test
  void a_document_is_kept_when_it_comes_again() {
    cache.offer("{ a }", 1);
    assertThat(cache.get("{ a }")).isNull();

    cache.offer("{ a }", 1);
    assertThat(cache.get("{ a }")).isEqualTo(1);
  }

  @Test
  void large_documents_do_not_take_more_room_than_small_ones() {
    for (var i = 0; i < 1_000; i++) {
      cameTwice(document(i, 16_384), i);
      assertThat(cache.characters()).isLessThanOrEqualTo(100_000);
    }
    assertThat(cache.get(document(999, 16_384))).isEqualTo(999);
    assertThat(cache.get(document(900, 16_384))).isNull();
  }

  @Test
  void documents_that_come_once_push_out_none() {
    cameTwice("{ often }", 1);
    for (var i = 0; i < 10_000; i++) {
      cache.offer(document(i, 1_000), i);
    }

    assertThat(cache.get("{ often }")).isEqualTo(1);
    assertThat(cache.characters()).isEqualTo("{ often }".length());
  }

  @Test
  void the_one_that_was_not_asked_for_longest_goes_first() {
    cameTwice(document(1, 50_000), 1);
    cameTwice(document(2, 50_000), 2);
    cache.get(document(1, 50_000));

    cameTwice(document(3, 50_000), 3);

    assertThat(cache.get(document(1, 50_000))).isEqualTo(1);
    assertThat(cache.get(document(2, 50_000))).isNull();
  }

  @Test
  void a_document_that_fills_it_alone_is_not_kept() {
    cameTwice("{ often }", 1);
    cameTwice(document(1, 100_001), 1);

    assertThat(cache.get(document(1, 100_001))).isNull();
    assertThat(cache.get("{ often }")).isEqualTo(1);
  }
}
