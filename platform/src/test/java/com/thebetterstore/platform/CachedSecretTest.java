package com.thebetterstore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class CachedSecretTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private record Pin(int digits) {}

  private final SecretsManagerClient secretsManager = Mockito.mock(SecretsManagerClient.class);
  private final CachedSecret<String> secret =
      CachedSecret.text(secretsManager, "the-secret", () -> this.now);
  private final CachedSecret<Pin> pin =
      new CachedSecret<>(
          secretsManager, "the-pin", () -> this.now, text -> Json.read(text, Pin.class));
  private Instant now = NOON;
  private @Nullable String stored = "old";
  private boolean down;
  private int reads;

  @BeforeEach
  void answer() {
    Mockito.when(
            secretsManager.getSecretValue(
                ArgumentMatchers.<Consumer<GetSecretValueRequest.Builder>>any()))
        .thenAnswer(call -> {
          reads++;
          if (down) {
            throw SdkClientException.create("connection refused");
          }
          return GetSecretValueResponse.builder().secretString(stored).build();
        });
  }

  @Test
  void nothing_is_read_before_it_is_needed() {
    assertThat(reads).isZero();
  }

  @Test
  void within_five_minutes_it_is_read_once() {
    secret.get();
    now = NOON.plus(CachedSecret.KEPT).minusMillis(1);
    stored = "new";

    assertThat(secret.get()).isEqualTo("old");
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void a_replaced_secret_takes_effect_after_five_minutes() {
    secret.get();
    now = NOON.plus(CachedSecret.KEPT);
    stored = "new";

    assertThat(secret.get()).isEqualTo("new");
  }

  @Test
  void what_the_text_says_is_read_of_it() {
    stored = "{\"digits\": 1234}";

    assertThat(pin.get()).isEqualTo(new Pin(1234));
  }

  @Test
  void while_secrets_manager_is_down_the_last_one_goes_on_and_is_asked_for_again_later() {
    secret.get();
    down = true;
    now = NOON.plus(CachedSecret.KEPT);

    assertThat(secret.get()).isEqualTo("old");
    assertThat(secret.get()).isEqualTo("old");
    assertThat(reads).isEqualTo(2);

    down = false;
    stored = "new";
    now = now.plus(CachedSecret.KEPT);
    assertThat(secret.get()).isEqualTo("new");
  }

  @Test
  void a_replacement_that_cannot_be_read_leaves_the_last_one_in_use() {
    stored = "{\"digits\": 1234}";
    pin.get();
    now = NOON.plus(Duration.ofHours(1));
    stored = "{\"digits\": ";

    assertThat(pin.get()).isEqualTo(new Pin(1234));
  }

  @Test
  void a_first_reading_that_fails_is_a_fault_and_the_next_call_reads_anew() {
    down = true;
    assertThatThrownBy(secret::get).isInstanceOf(SdkClientException.class);

    down = false;
    assertThat(secret.get()).isEqualTo("old");
  }

  @Test
  void a_secret_without_text_is_a_fault_that_names_it() {
    for (var nothing : new @Nullable String[] {null, "", "  "}) {
      stored = nothing;

      assertThatThrownBy(secret::get)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("secret the-secret holds no text");
    }
  }

  @Test
  void a_text_that_cannot_be_read_is_never_quoted() {
    stored = "{\"digits\": \"sk_live_canary\"}";

    assertThatThrownBy(pin::get)
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(fault -> assertThat(fault).hasNoCause())
        .hasMessageNotContaining("canary");
  }
}
