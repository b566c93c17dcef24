package com.thebetterstore.cloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;

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
  void the_next_start_finds_the_same_key() {
    var first = PoolKeys.keptIn(data, new SecureRandom());
    var second = PoolKeys.keptIn(data, new SecureRandom());

    assertThat(second.signingKey()).isEqualTo(first.signingKey());
  }

  @Test
  void another_data_folder_has_another_key(@TempDir Path other) {
    assertThat(PoolKeys.keptIn(data, new SecureRandom()).signingKey())
        .isNotEqualTo(PoolKeys.keptIn(other, new SecureRandom()).signingKey());
  }

  @Test
  void only_the_owner_may_read_its_file() throws IOException {
    PoolKeys.keptIn(data, new SecureRandom());

    try (var files = Files.list(data)) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void what_is_published_is_not_private_and_names_its_key() {
    var keys = PoolKeys.keptIn(data, new SecureRandom());

    assertThat(keys.publicKeys().getKeys())
        .singleElement()
        .satisfies(key -> {
          assertThat(key.isPrivate()).isFalse();
          assertThat(key.getKeyID()).isEqualTo(keys.signingKey().getKeyID()).isNotBlank();
        });
  }
}
