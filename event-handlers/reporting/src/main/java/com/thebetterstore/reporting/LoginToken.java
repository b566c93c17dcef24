package com.thebetterstore.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/// The password by which a role logs in to RDS: a presigned request to `rds-db`, without its
/// scheme. The SDK has it, too, in the 6 MB of its client of RDS, of which nothing else would be
/// used.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM
///   database authentication</a>
record LoginToken(String host, int port, String user, Region region) {

  /// What RDS takes at most.
  private static final Duration VALID = Duration.ofMinutes(15);

  /// Signed here; nothing is asked over the network.
  String signed(AwsCredentialsIdentity credentials, InstantSource clock) {
    var connect =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(host)
            .port(port)
            .encodedPath("/")
            .putRawQueryParameter("DBUser", user)
            .putRawQueryParameter("Action", "connect")
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(request ->
                request
                    .identity(credentials)
                    .request(connect)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALID)
                    .putProperty(HttpSigner.SIGNING_CLOCK, at(clock.instant())));
    return signed.request().getUri().toString().substring("https://".length());
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
