package com.thebetterstore.cloud.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderKeyTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/cart";

  @TempDir private Path first;
  @TempDir private Path second;

  private static DataFolderKey key(Path data) {
    return DataFolderKey.keptIn(data, new SecureRandom());
  }

  @Test
  void a_store_finds_the_same_secrets_at_every_start() {
    assertThat(key(first).derive("a")).isEqualTo(key(first).derive("a"));
    assertThat(RoleCredentials.of(key(first), ROLE))
        .isEqualTo(RoleCredentials.of(DataFolderKey.of(first), ROLE));
  }

  @Test
  void one_stores_secrets_say_nothing_of_anothers() {
    assertThat(key(first).derive("a")).isNotEqualTo(key(second).derive("a"));

    var mine = RoleCredentials.of(key(first), ROLE);
    var others = RoleCredentials.of(key(second), ROLE);
    assertThat(mine.accessKeyId()).isNotEqualTo(others.accessKeyId());
    assertThat(mine.secretAccessKey()).isNotEqualTo(others.secretAccessKey());
    assertThat(mine.sessionToken()).isNotEqualTo(others.sessionToken());
  }

  @Test
  void each_role_has_credentials_of_its_own_in_the_form_of_aws() {
    var cart = RoleCredentials.of(key(first), ROLE);

    assertThat(cart).isNotEqualTo(RoleCredentials.of(key(first), ROLE + "s"));
    assertThat(cart.accessKeyId()).matches("ASIA[0-9A-F]{16}");
    assertThat(cart.toString()).doesNotContain(cart.secretAccessKey(), cart.sessionToken());
  }

  @Test
  void only_its_owner_may_read_the_key() throws IOException {
    key(first);

    try (var files = Files.list(first)) {
      for (var file : files.toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
    }
  }
}
