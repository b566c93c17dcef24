package com.thebetterstore.cloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolKeysTest {

  @TempDir Path data;

  @Test
  void the_next_start_finds_the_same_keys() {
    var first = PoolKeys.keptIn(data, new SecureRandom());
    var second = PoolKeys.keptIn(data, new SecureRandom());

    assertThat(second.ofAccessTokens()).isEqualTo(first.ofAccessTokens());
    assertThat(second.ofIdTokens()).isEqualTo(first.ofIdTokens());
  }

  @Test
  void another_data_folder_has_other_keys(@TempDir Path other) {
    assertThat(PoolKeys.keptIn(data, new SecureRandom()).ofAccessTokens())
        .isNotEqualTo(PoolKeys.keptIn(other, new SecureRandom()).ofAccessTokens());
  }

  @Test
  void only_the_owner_may_read_their_files() throws IOException {
    PoolKeys.keptIn(data, new SecureRandom());

    try (var files = Files.list(data)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void what_is_published_is_not_private_and_names_both_keys() {
    var keys = PoolKeys.keptIn(data, new SecureRandom());

    assertThat(keys.publicKeys().getKeys())
        .allSatisfy(key -> assertThat(key.isPrivate()).isFalse())
        .extracting(JWK::getKeyID)
        .doesNotHaveDuplicates()
        .doesNotContain("")
        .containsExactly(keys.ofAccessTokens().getKeyID(), keys.ofIdTokens().getKeyID());
  }
}
