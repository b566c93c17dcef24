package com.thebetterstore.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A secret in Secrets Manager as it was at most five minutes ago, so that a replaced one soon
/// takes effect; read when first needed, never before: a snapshot of an initialised function must
/// hold none.
///
/// While Secrets Manager does not answer, or holds what cannot be read, the last good one stays in
/// use: the store must not stop taking payments because of a secret that nobody replaced.
///
/// @param <T> what the secret's text is read as
public final class CachedSecret<T> implements Supplier<T> {

  static final Duration KEPT = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(CachedSecret.class);

  private final SecretsManagerClient secretsManager;
  private final String secretId;
  private final InstantSource clock;
  private final Function<String, T> reader;
  private volatile @Nullable Read<T> last;

  /// @param reader reads the text; throws [IllegalArgumentException], without the text in its
  ///   message, when it cannot be read
  public CachedSecret(
      SecretsManagerClient secretsManager,
      String secretId,
      InstantSource clock,
      Function<String, T> reader) {
    this.secretsManager = secretsManager;
    this.secretId = secretId;
    this.clock = clock;
    this.reader = reader;
  }

  /// A secret that is one plain text.
  public static CachedSecret<String> text(
      SecretsManagerClient secretsManager, String secretId, InstantSource clock) {
    return new CachedSecret<>(secretsManager, secretId, clock, Function.identity());
  }

  private record Read<T>(T secret, Instant at) {}

  @Override
  public T get() {
    var now = clock.instant();
    var read = last;
    if (read == null || !now.isBefore(read.at().plus(KEPT))) {
      read = read == null ? read(now) : readAgain(read, now);
      last = read;
    }
    return read.secret();
  }

  private Read<T> readAgain(Read<T> before, Instant now) {
    try {
      return read(now);
    } catch (SdkException | IllegalArgumentException fault) {
      LOG.atWarn()
          .setCause(fault)
          .addKeyValue("secretId", secretId)
          .log("secret could not be read again; the last one goes on");
      return new Read<>(before.secret(), now);
    }
  }

  private Read<T> read(Instant now) {
    var text = secretsManager.getSecretValue(get -> get.secretId(secretId)).secretString();
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("secret " + secretId + " holds no text");
    }
    return new Read<>(reader.apply(text), now);
  }
}
