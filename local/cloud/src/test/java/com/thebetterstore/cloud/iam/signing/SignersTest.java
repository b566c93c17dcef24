package com.thebetterstore.cloud.iam.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.signing.Signers.Signer;
import com.thebetterstore.cloud.key.DataFolderKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures that are right as sums, but cover less or something else than AWS asks for.
class SignersTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/r";
  private static final String NOW = "20261122T201525Z";
  private static final String SCOPE = "20261122/ap-southeast-2/appsync/aws4_request";
  private static final List<String> ALL =
      List.of("content-type", "host", "x-amz-date", "x-amz-security-token");

  private RoleCredentials credentials;
  private Signers signers;

  @BeforeEach
  void know(@TempDir Path data) {
    var key = DataFolderKey.keptIn(data, new Random(1));
    credentials = RoleCredentials.of(key, ROLE);
    signers =
        new Signers(List.of(ROLE), key, InstantSource.fixed(Instant.parse("2026-11-22T20:15:25Z")));
  }

  private Signer signed(List<String> signedHeaders, String scope) {
    return signed("POST", "", "", signedHeaders, scope, Map.of());
  }

  /// @param query as it is sent
  /// @param canonicalQuery as it is signed
  /// @param more headers beside the usual ones
  private Signer signed(
      String method,
      String query,
      String canonicalQuery,
      List<String> signedHeaders,
      String scope,
      Map<String, String> more) {
    var headers = new TreeMap<String, String>(more);
    headers.put("content-type", "application/json; charset=UTF-8");
    headers.put("host", "localhost:4000");
    headers.put("x-amz-date", NOW);
    headers.put("x-amz-security-token", credentials.sessionToken());
    var lines =
        signedHeaders.stream()
            .map(name -> name + ":" + headers.get(name) + "\n")
            .collect(Collectors.joining());
    var names = String.join(";", signedHeaders);
    var canonical =
        String.join(
            "\n",
            method,
            "/graphql",
            canonicalQuery,
            lines,
            names,
            hex(sha256("{}".getBytes(UTF_8))));
    var toSign =
        String.join("\n", "AWS4-HMAC-SHA256", NOW, scope, hex(sha256(canonical.getBytes(UTF_8))));
    var key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (var part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    headers.put(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(credentials.accessKeyId(), scope, names, hex(hmac(key, toSign))));
    return signers.of(new AwsRequest(method, "/graphql", query, headers, "{}".getBytes(UTF_8)));
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static void assertOwner(Signer signer) {
    assertThat(signer).isEqualTo(new Signer.Owner(ROLE, "appsync"));
  }

  private static void assertForger(Signer signer) {
    assertThat(signer).isEqualTo(new Signer.Forger("appsync"));
  }

  @Test
  void a_signature_over_what_aws_asks_for_is_its_owners() {
    assertOwner(signed(ALL, SCOPE));
    assertOwner(signed(List.of("host", "x-amz-date", "x-amz-security-token"), SCOPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "x-amz-date", "x-amz-security-token"})
  void a_signature_must_cover(String header) {
    assertForger(signed(ALL.stream().filter(name -> !name.equals(header)).toList(), SCOPE));
  }

  @Test
  void a_signature_must_cover_every_other_amz_header() {
    assertForger(signed("POST", "", "", ALL, SCOPE, Map.of("x-amz-target", "Scan")));
  }

  @Test
  void the_user_agent_that_clients_add_after_they_have_signed_need_not_be_covered() {
    assertOwner(signed("POST", "", "", ALL, SCOPE, Map.of("x-amz-user-agent", "aws-amplify/6")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261122/us-east-1/appsync/aws4_request",
        "20261122//appsync/aws4_request",
        "20200101/ap-southeast-2/appsync/aws4_request",
        "20261121/ap-southeast-2/appsync/aws4_request",
        "2026/ap-southeast-2/appsync/aws4_request",
        "20261122/ap-southeast-2/appsync/aws4",
      })
  void a_scope_must_be_of_today_and_of_this_region(String scope) {
    assertForger(signed(ALL, scope));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=1", "x", "x=", "%zz"})
  void a_query_that_was_added_later_is_not_covered(String query) {
    assertForger(signed("POST", query, "", ALL, SCOPE, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          b=2&a=1,                  a=1&b=2
          a=2&a=1,                  a=1&a=2
          a-b=2&a=1,                a=1&a-b=2
          query=%7Bping%7D,         query=%7Bping%7D
          query=%7bping%7d,         query=%7Bping%7D
          query=a+b,                query=a%20b
          query=a%20b,              query=a%20b
          query=*~-._,              query=%2A~-._
          x,                        x=
          note=%C4%81,              note=%C4%81
          """)
  void a_query_is_signed_sorted_and_encoded(String sent, String canonical) {
    assertOwner(signed("GET", sent, canonical, ALL, SCOPE, Map.of()));
    assertForger(signed("POST", sent, canonical + "x", ALL, SCOPE, Map.of()));
  }
}
