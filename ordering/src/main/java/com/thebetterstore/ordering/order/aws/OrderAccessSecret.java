package com.thebetterstore.ordering.order.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The key of order access tokens and of list cursors: plain text in Secrets Manager, read when
/// first needed, never before: a snapshot of an initialised function must hold none.
@NullMarked
public final class OrderAccessSecret implements Supplier<String> {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SecretsManagerClient secretsManager;
  private final String secretId;
  private final InstantSource clock;
  private volatile @Nullable Read last;

  public OrderAccessSecret(
      SecretsManagerClient secretsManager, String secretId, InstantSource clock) {
    this.secretsManager = secretsManager;
    this.secretId = secretId;
    this.clock = clock;
  }

  private record Read(String secret, Instant at) {}

  @Override
  public String get() {
    var now = clock.instant();
    var read = last;
    if (read == null || read.at().plus(KEPT).isBefore(now)) {
      var text = secretsManager.getSecretValue(get -> get.secretId(secretId)).secretString();
      read = new Read(text, now);
      last = read;
    }
    return read.secret();
  }
}
