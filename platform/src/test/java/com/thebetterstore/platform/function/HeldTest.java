package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.CachedSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// What must not be in a snapshot is found, however deep a function has hidden it.
class HeldTest {

  private record Hidden(List<Supplier<Object>> deep) {}

  private final SecretsManagerClient secrets = Mockito.mock(SecretsManagerClient.class);

  @Test
  void a_secret_that_was_read_is_found() {
    Mockito.when(
            secrets.getSecretValue(ArgumentMatchers.<Consumer<GetSecretValueRequest.Builder>>any()))
        .thenReturn(GetSecretValueResponse.builder().secretString("text").build());
    var secret = CachedSecret.text(secrets, "the-secret", () -> Instant.EPOCH);
    var function = new Hidden(List.of(secret::get));
    assertThat(Held.by(function)).isEmpty();

    secret.get();

    assertThat(Held.by(function)).contains("a secret that was read");
  }

  @Test
  void a_random_generator_and_a_reading_of_the_clock_are_found() {
    var random = new SecureRandom();
    var began = Instant.EPOCH;

    assertThat(Held.by(new Hidden(List.of(random::nextInt, () -> began))))
        .containsExactlyInAnyOrder("java.security.SecureRandom", "java.time.Instant");
  }
}
