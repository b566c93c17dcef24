package com.thebetterstore.cloud.iam.signing;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.template.Account;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Finds out by whose credentials a request was signed.
public final class Signers {

  /// AWS refuses signatures that are older or newer than this.
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  /// AWS takes no presigned URL that is good for longer.
  private static final Duration LONGEST_PRESIGNED = Duration.ofDays(7);

  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, String> arnByAccessKeyId = new HashMap<>();
  private final DataFolderKey key;
  private final InstantSource clock;

  /// Knows the credentials of these.
  ///
  /// @param arns of roles, and of whoever else may sign with [RoleCredentials]
  /// @param key from which those are derived
  public Signers(Collection<String> arns, DataFolderKey key, InstantSource clock) {
    arns.forEach(arn -> arnByAccessKeyId.put(RoleCredentials.of(key, arn).accessKeyId(), arn));
    this.key = key;
    this.clock = clock;
  }

  /// What a request's signature says.
  public sealed interface Signer {

    /// There is no signature, or none that can be read.
    record Nobody() implements Signer {}

    /// The access key is of nobody here.
    ///
    /// @param service that the signature is meant for
    record Stranger(String service) implements Signer {}

    /// The access key is known, but the signature is not its owner's, or is not of now.
    record Forger(String service) implements Signer {}

    /// The owner of the credentials signed exactly this.
    ///
    /// @param arn of a role, usually
    record Owner(String arn, String service) implements Signer {}
  }

  /// Who signed this request.
  public Signer of(AwsRequest request) {
    var read = SignatureV4.of(request);
    if (read.isEmpty()) {
      return new Signer.Nobody();
    }
    var signature = read.get();
    var arn = arnByAccessKeyId.get(signature.accessKeyId());
    if (arn == null) {
      return new Signer.Stranger(signature.service());
    }
    return isGenuine(request, signature, RoleCredentials.of(key, arn))
        ? new Signer.Owner(arn, signature.service())
        : new Signer.Forger(signature.service());
  }

  private boolean isGenuine(
      AwsRequest request, SignatureV4 signature, RoleCredentials credentials) {
    var signedAt = signature.signedAt(request);
    return signature.sessionToken(request).equals(credentials.sessionToken())
        && (signature.presigned()
            ? isGood(signedAt, signature.expires(request))
            : isFresh(signedAt))
        && signedAt.startsWith(signature.date() + "T")
        && signature.region().equals(Account.REGION)
        && signature.covers(request)
        && signature.proves(request, credentials.secretAccessKey());
  }

  /// Whether a presigned URL is still good.
  private boolean isGood(String signedAt, String seconds) {
    try {
      var made = SIGNED_AT.parse(signedAt, Instant::from);
      var goodFor = Duration.ofSeconds(Long.parseLong(seconds));
      var now = clock.instant();
      return goodFor.compareTo(LONGEST_PRESIGNED) <= 0
          && !now.isBefore(made.minus(MAX_SKEW))
          && now.isBefore(made.plus(goodFor));
    } catch (DateTimeException | NumberFormatException malformed) {
      return false;
    }
  }

  private boolean isFresh(String signedAt) {
    try {
      var skew = Duration.between(SIGNED_AT.parse(signedAt, Instant::from), clock.instant());
      return skew.abs().compareTo(MAX_SKEW) <= 0;
    } catch (DateTimeException malformed) {
      return false;
    }
  }
}
