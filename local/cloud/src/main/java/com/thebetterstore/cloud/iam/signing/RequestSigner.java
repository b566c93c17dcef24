package com.thebetterstore.cloud.iam.signing;

import com.thebetterstore.cloud.template.Account;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Makes requests in the name of a role, with the SDK's own Signature Version 4.
///
/// @param service that the signature is for, such as `appsync`
public record RequestSigner(String service, InstantSource clock) {

  /// Headers that the client sets for itself.
  private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length");

  /// A request that posts this body.
  public HttpRequest.Builder post(
      URI to, Map<String, String> headers, byte[] body, RoleCredentials credentials) {
    var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(to);
    headers.forEach(unsigned::putHeader);
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(
                        AwsSessionCredentialsIdentity.create(
                            credentials.accessKeyId(),
                            credentials.secretAccessKey(),
                            credentials.sessionToken()))
                    .request(unsigned.build())
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, Account.REGION)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock.withZone(ZoneOffset.UTC)));
    var request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofByteArray(body));
    signed
        .request()
        .forEachHeader((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request;
  }
}
