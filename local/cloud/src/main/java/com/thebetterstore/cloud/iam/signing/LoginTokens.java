package com.thebetterstore.cloud.iam.signing;

import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Allowed;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Login tokens of RDS: a signed address that stands in the place of a password. Aurora user guide,
/// "Connecting to your DB cluster using IAM authentication".
public final class LoginTokens {

  private static final String SERVICE = "rds-db";
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, String> arnByAccessKeyId;
  private final List<String> clusterIds;
  private final DataFolderKey key;
  private final Permissions permissions;
  private final InstantSource clock;

  /// Knows the roles and database clusters of the templates.
  ///
  /// @param key from which the credentials of roles are derived
  public LoginTokens(
      Deployment deployment, DataFolderKey key, Permissions permissions, InstantSource clock) {
    this.arnByAccessKeyId =
        deployment.resources("AWS::IAM::Role").stream()
            .map(Resource::arn)
            .collect(
                Collectors.toMap(arn -> RoleCredentials.of(key, arn).accessKeyId(), arn -> arn));
    this.clusterIds =
        deployment.resources("AWS::RDS::DBCluster").stream()
            .map(cluster -> cluster.attribute("DBClusterResourceId"))
            .toList();
    this.key = key;
    this.permissions = permissions;
    this.clock = clock;
  }

  /// Whether a role that may log in as this user of a database made this token, less than 15
  /// minutes ago.
  public boolean admit(String user, String token) {
    var cut = token.indexOf("/?");
    if (cut < 0) {
      return false;
    }
    var query = query(token.substring(cut + 2));
    var credential = query.getOrDefault("X-Amz-Credential", "");
    var arn = arnByAccessKeyId.get(credential.substring(0, Math.max(0, credential.indexOf('/'))));
    return arn != null
        && isOfNow(query)
        && isGenuine(user, token.substring(0, cut), query, RoleCredentials.of(key, arn))
        && mayLogIn(arn, user);
  }

  private static Map<String, String> query(String text) {
    var query = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private boolean isOfNow(Map<String, String> query) {
    try {
      var age = Duration.between(signedAt(query), clock.instant());
      var lifetime = lifetime(query);
      return age.compareTo(MAX_SKEW.negated()) >= 0
          && age.compareTo(lifetime) < 0
          && lifetime.compareTo(LIFETIME) <= 0;
    } catch (DateTimeException | NumberFormatException malformed) {
      return false;
    }
  }

  private static Instant signedAt(Map<String, String> query) {
    return SIGNED_AT.parse(query.getOrDefault("X-Amz-Date", ""), Instant::from);
  }

  /// The SDK asks for 15 minutes, and signs a second less if it is slow and the second ends
  /// meanwhile.
  private static Duration lifetime(Map<String, String> query) {
    return Duration.ofSeconds(Long.parseLong(query.getOrDefault("X-Amz-Expires", "")));
  }

  /// Makes the token of this user once more, and compares.
  private static boolean isGenuine(
      String user, String address, Map<String, String> query, RoleCredentials credentials) {
    var identity =
        AwsSessionCredentialsIdentity.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(address.replaceFirst(":\\d+$", ""))
            .port(port(address))
            .encodedPath("/")
            .putRawQueryParameter("Action", "connect")
            .putRawQueryParameter("DBUser", user)
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(identity)
                    .request(unsigned)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, Account.REGION)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime(query))
                    .putProperty(
                        HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt(query), ZoneOffset.UTC)));
    var expected = signed.request().firstMatchingRawQueryParameter("X-Amz-Signature").orElseThrow();
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        query.getOrDefault("X-Amz-Signature", "").getBytes(StandardCharsets.US_ASCII));
  }

  private static int port(String address) {
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private boolean mayLogIn(String arn, String user) {
    return clusterIds.stream()
        .map(id -> Account.arn(SERVICE, "dbuser:" + id + "/" + user))
        .anyMatch(resource ->
            permissions.decide(new IamCaller.Role(arn), new Call(SERVICE + ":connect", resource))
                instanceof Allowed);
  }
}
