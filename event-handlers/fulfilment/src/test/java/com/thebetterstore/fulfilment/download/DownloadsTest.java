package com.thebetterstore.fulfilment.download;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.fulfilment.download.Downloads.Link;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

  private static final String OLDER_KEY = "b2xkZXItb2xkZXItb2xkZXItb2xkZXIt";

  private final Downloads downloads = downloads(new KnownContent(NOVEL));

  private static Downloads downloads(DigitalContent content) {
    var key = DownloadKey.of(NOVEL_KEY);
    var permits = Map.of(key, new DownloadPermit(key, ORDER, "2", NOVEL));
    return new Downloads(
        shown -> Optional.ofNullable(permits.get(shown)), content, InstantSource.fixed(NOON));
  }

  @Test
  void a_key_opens_a_link_that_is_good_for_five_minutes() {
    assertThat(downloads.link(NOVEL_KEY))
        .contains(
            new Link(
                URI.create("https://files.example/prd_novel?seconds=300"),
                NOON.plus(Duration.ofMinutes(5))));
  }

  /// Ordering shows a key for each key of its secret; fulfilment was told one of them.
  @Test
  void of_several_keys_the_one_that_is_known_opens_the_link() {
    assertThat(downloads.link(OLDER_KEY + "." + NOVEL_KEY)).isPresent();
  }

  @Test
  void a_key_whose_file_is_missing_opens_nothing() {
    assertThat(downloads(new KnownContent()).link(NOVEL_KEY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        OLDER_KEY,
        OLDER_KEY + ".",
        NOVEL_KEY + ".",
        NOVEL_KEY + "x",
        "../" + NOVEL_KEY,
      })
  void anything_else_opens_nothing(String text) {
    assertThat(downloads.link(text)).isEmpty();
  }

  @Test
  void a_digest_is_the_sha_256_of_the_key() {
    assertThat(DownloadKey.of("abc").digest())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
