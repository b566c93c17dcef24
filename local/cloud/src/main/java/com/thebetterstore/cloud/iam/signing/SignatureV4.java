package com.thebetterstore.cloud.iam.signing;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.http.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 as a request has it: in its `Authorization` header, or, as S3's
/// presigned URLs do, in its query; and the sum that proves it.
///
/// @param scope date, region, service and `aws4_request`
/// @param signedHeaders names in lower case, sorted
/// @param presigned whether it is in the query
record SignatureV4(
    String accessKeyId,
    List<String> scope,
    List<String> signedHeaders,
    String signature,
    boolean presigned) {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String TERMINATOR = "aws4_request";
  private static final int SCOPE_PARTS = 4;
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  /// S3's signature differs from that of all other services.
  private static final String S3 = "s3";

  /// aws-appsync-auth-link and Amplify add it to a request that they have signed already.
  private static final String ADDED_LATER = "x-amz-user-agent";

  SignatureV4 {
    scope = List.copyOf(scope);
    signedHeaders = List.copyOf(signedHeaders);
  }

  /// Reads the signature; empty if there is none, or one of another kind, or half a one.
  static Optional<SignatureV4> of(AwsRequest request) {
    return request.header("authorization").isPresent()
        ? request.header("authorization").flatMap(SignatureV4::read)
        : readQuery(request);
  }

  private static Optional<SignatureV4> readQuery(AwsRequest request) {
    if (!parameter(request, "X-Amz-Algorithm").equals(ALGORITHM)) {
      return Optional.empty();
    }
    return read(
        parameter(request, "X-Amz-Credential"),
        parameter(request, "X-Amz-SignedHeaders"),
        parameter(request, "X-Amz-Signature"),
        true);
  }

  /// Reads the header; empty if it is of another kind or incomplete.
  static Optional<SignatureV4> read(String authorization) {
    if (!authorization.startsWith(ALGORITHM + " ")) {
      return Optional.empty();
    }
    var fields =
        Arrays.stream(authorization.substring(ALGORITHM.length() + 1).split(",", -1))
            .map(field -> field.strip().split("=", 2))
            .filter(field -> field.length == 2)
            .collect(Collectors.toMap(field -> field[0], field -> field[1], (first, _) -> first));
    return read(
        fields.getOrDefault("Credential", ""),
        fields.getOrDefault("SignedHeaders", ""),
        fields.getOrDefault("Signature", ""),
        false);
  }

  private static Optional<SignatureV4> read(
      String owner, String signed, String signature, boolean presigned) {
    var credential = List.of(owner.split("/", -1));
    if (credential.size() != SCOPE_PARTS + 1 || signed.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignatureV4(
            credential.getFirst(),
            credential.subList(1, credential.size()),
            List.of(signed.split(";", -1)),
            signature,
            presigned));
  }

  /// When it was made, as in `20260131T120000Z`; empty if nothing says so.
  String signedAt(AwsRequest request) {
    return presigned ? parameter(request, "X-Amz-Date") : request.header("x-amz-date").orElse("");
  }

  /// The token of the session whose credentials made it.
  String sessionToken(AwsRequest request) {
    return presigned
        ? parameter(request, "X-Amz-Security-Token")
        : request.header("x-amz-security-token").orElse("");
  }

  /// For how many seconds a presigned URL is good; empty if it does not say so.
  String expires(AwsRequest request) {
    return parameter(request, "X-Amz-Expires");
  }

  private static String parameter(AwsRequest request, String name) {
    return QueryString.parameters(request.query()).orElse(List.of()).stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(QueryString.Parameter::value)
        .findFirst()
        .orElse("");
  }

  /// Of the day on which it was made, as in `20260131`.
  String date() {
    return scope.getFirst();
  }

  String region() {
    return scope.get(1);
  }

  String service() {
    return scope.get(2);
  }

  /// Whether it covers what a signature must.
  ///
  /// IAM user guide, "Create a signed AWS API request": the signed headers must have `host` and
  /// every `x-amz-*` header of the request. Here they must have `x-amz-date`, too, since nothing
  /// else says when the request was signed.
  boolean covers(AwsRequest request) {
    return scope.getLast().equals(TERMINATOR)
        && QueryString.parameters(request.query()).isPresent()
        && signedHeaders.contains("host")
        && (presigned ? service().equals(S3) : signedHeaders.contains("x-amz-date"))
        && request.headers().keySet().stream()
            .filter(name -> name.startsWith("x-amz-") && !name.equals(ADDED_LATER))
            .allMatch(signedHeaders::contains);
  }

  /// Whether only the owner of this secret can have signed this request.
  boolean proves(AwsRequest request, String secretAccessKey) {
    var expected = HexFormat.of().formatHex(hmac(signingKey(secretAccessKey), toSign(request)));
    return MessageDigest.isEqual(ascii(expected), ascii(signature));
  }

  private byte[] toSign(AwsRequest request) {
    return ascii(
        String.join(
            "\n",
            ALGORITHM,
            signedAt(request),
            String.join("/", scope),
            sha256(canonical(request).getBytes(StandardCharsets.UTF_8))));
  }

  private String canonical(AwsRequest request) {
    var headers =
        signedHeaders.stream()
            .map(name -> name + ":" + trimmed(request.header(name).orElse("")) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        service().equals(S3) ? request.path() : canonicalPath(request.path()),
        sortedQuery(request.query()),
        headers,
        String.join(";", signedHeaders),
        payload(request));
  }

  /// S3 lets a client leave the body unsigned; the others do not.
  private String payload(AwsRequest request) {
    var unsigned =
        presigned
            || (service().equals(S3)
                && request.header("x-amz-content-sha256").equals(Optional.of(UNSIGNED)));
    return unsigned ? UNSIGNED : sha256(request.body());
  }

  private static String trimmed(String value) {
    return value.strip().replaceAll(" +", " ");
  }

  /// Every service but S3 signs the path encoded once more than it is sent.
  private static String canonicalPath(String path) {
    return path.isEmpty() ? "/" : path.replace("%", "%25");
  }

  /// Encoded anew, since clients write spaces and the like in several ways; sorted by name first.
  private static String sortedQuery(String query) {
    return QueryString.parameters(query).orElse(List.of()).stream()
        .filter(pair -> !pair.name().equals("X-Amz-Signature"))
        .map(pair -> new QueryString.Parameter(encoded(pair.name()), encoded(pair.value())))
        .sorted(
            Comparator.comparing(QueryString.Parameter::name)
                .thenComparing(QueryString.Parameter::value))
        .map(pair -> pair.name() + "=" + pair.value())
        .collect(Collectors.joining("&"));
  }

  /// RFC 3986: all but unreserved characters.
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private byte[] signingKey(String secretAccessKey) {
    var key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    for (var part : scope) {
      key = hmac(key, ascii(part));
    }
    return key;
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static String sha256(byte[] message) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
