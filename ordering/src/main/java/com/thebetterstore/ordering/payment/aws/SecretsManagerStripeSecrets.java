package com.thebetterstore.ordering.payment.aws;

import com.thebetterstore.ordering.payment.stripe.StripeSecret;
import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secret in Secrets Manager, read when first needed, never before: a snapshot of an
/// initialised function must hold none.
public final class SecretsManagerStripeSecrets implements StripeSecrets {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SecretsManagerClient secretsManager;
  private final String secretId;
  private final InstantSource clock;
  private volatile @Nullable Read last;

  public SecretsManagerStripeSecrets(
      SecretsManagerClient secretsManager, String secretId, InstantSource clock) {
    this.secretsManager = secretsManager;
    this.secretId = secretId;
    this.clock = clock;
  }

  private record Read(StripeSecret secret, Instant at) {}

  @Override
  public StripeSecret current() {
    var now = clock.instant();
    var read = last;
    if (read == null || read.at().plus(KEPT).isBefore(now)) {
      var text = secretsManager.getSecretValue(get -> get.secretId(secretId)).secretString();
      read = new Read(Json.read(text, StripeSecret.class), now);
      last = read;
    }
    return read.secret();
  }
}
