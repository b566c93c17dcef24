package com.thebetterstore.cloud.appsync.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.thebetterstore.cloud.appsync.auth.ApiCaller.Customer;
import com.thebetterstore.cloud.appsync.auth.Authentication.Accepted;
import com.thebetterstore.cloud.appsync.auth.Authentication.Refused;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.DefaultAction;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tokens are let in, and what the others hear.
///
/// Source for what cannot be parsed: aws-amplify/amplify-js 2645. No public thread shows what the
/// others hear: forged tokens and those of another pool get what AppSync says without a cause.
class TokenVerifierTest {

  private static final String UNPARSABLE = "Unable to parse JWT token.";
  private static final String EXPIRED = "Token has expired.";
  private static final String NOT_AUTHORIZED = "You are not authorized to make this call.";

  private static final Instant NOW = PoolTokens.ISSUED.plusSeconds(60);
  private static final UserPool OTHER_POOL =
      new UserPool("us-east-1_Zz9Yy8Xx7", "us-east-1", UserPool.ANY_CLIENT, DefaultAction.ALLOW);

  private static final String POOL_ELSEWHERE =
      PoolTokens.POOL.issuer().replaceFirst("ap-southeast-2", "ap-southeast-1");

  private static Authentication verify(String header) {
    return verify(header, NOW, PoolTokens.POOL);
  }

  private static Authentication verify(String header, Instant at, UserPool... pools) {
    return new TokenVerifier(List.of(pools), PoolTokens.KEYS, InstantSource.fixed(at))
        .verify(header);
  }

  private static Customer customer(String header) {
    assertThat(verify(header)).isInstanceOf(Accepted.class);
    return (Customer) ((Accepted) verify(header)).caller();
  }

  static List<Arguments> goodTokens() {
    var access = PoolTokens.access();
    return List.of(
        argumentSet("access token", access),
        argumentSet("id token", PoolTokens.id()),
        argumentSet("with the scheme", "Bearer " + access),
        argumentSet("with the scheme in other capitals", "bearer  " + access),
        argumentSet(
            "issued this second",
            PoolTokens.signed(PoolTokens.accessClaims().issueTime(Date.from(NOW)))),
        argumentSet(
            "with the type in its header",
            PoolTokens.signed(
                PoolTokens.accessClaims(),
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("access")
                    .type(JOSEObjectType.JWT)
                    .build(),
                PoolTokens.accessKey())));
  }

  @ParameterizedTest
  @MethodSource("goodTokens")
  void tokens_of_the_pool_are_let_in(String header) {
    assertThat(customer(header).claims()).containsEntry("sub", PoolTokens.SUB);
  }

  static List<Arguments> tokensThatAreNone() {
    var access = PoolTokens.access();
    var parts = access.split("\\.", -1);
    return List.of(
        argumentSet("nothing", ""),
        argumentSet("the scheme alone", "Bearer "),
        argumentSet("a word", "meow"),
        argumentSet("an API key", "da2-abcdefghijklmnopqrstuvwxyz"),
        argumentSet("two parts", parts[0] + "." + parts[1]),
        argumentSet("four parts", access + ".x"),
        argumentSet("an empty signature", parts[0] + "." + parts[1] + "."),
        argumentSet("no JSON", "a.b.c"),
        argumentSet("another scheme", "Basic " + access),
        argumentSet("two tokens", access + "," + access),
        argumentSet("a signature of IAM", "AWS4-HMAC-SHA256 Credential=x, Signature=y"),
        argumentSet("claims that are no object", parts[0] + "." + base64("[1]") + "." + parts[2]),
        argumentSet("claims that are no JSON", parts[0] + "." + base64("meow") + "." + parts[2]),
        argumentSet("a header without algorithm", base64("{}") + "." + parts[1] + "." + parts[2]));
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreNone")
  void what_is_no_token_cannot_be_parsed(String header) {
    assertThat(verify(header)).isEqualTo(new Refused(UNPARSABLE));
  }

  static List<Arguments> forgedTokens() throws JOSEException {
    var strangers = PoolTokens.key("access");
    var access = PoolTokens.access();
    var parts = access.split("\\.", -1);
    return List.of(
        argumentSet("another key under the pool's id", signed(strangers, JWSAlgorithm.RS256)),
        argumentSet(
            "another key under its own id", signed(PoolTokens.key("another"), JWSAlgorithm.RS256)),
        argumentSet("another algorithm", signed(PoolTokens.accessKey(), JWSAlgorithm.RS512)),
        argumentSet("another kind", signed(PoolTokens.accessKey(), JWSAlgorithm.PS256)),
        argumentSet(
            "no key's id",
            PoolTokens.signed(
                PoolTokens.accessClaims(),
                new JWSHeader(JWSAlgorithm.RS256),
                PoolTokens.accessKey())),
        argumentSet(
            "the key of id tokens named in an access token",
            PoolTokens.signed(
                PoolTokens.accessClaims(),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("id").build(),
                PoolTokens.accessKey())),
        argumentSet("its own key in the header", withKeyInHeader(strangers)),
        argumentSet("the public key as a secret", withPublicKeyAsSecret()),
        argumentSet("no signature", new PlainJWT(PoolTokens.accessClaims().build()).serialize()),
        argumentSet("others' claims", parts[0] + "." + body("Staff") + "." + parts[2]),
        argumentSet("a cut signature", access.substring(0, access.length() - 4)),
        argumentSet("an unknown critical header", withCriticalHeader()));
  }

  @ParameterizedTest
  @MethodSource("forgedTokens")
  void a_token_that_the_pool_did_not_sign_is_refused(String header) {
    assertThat(verify(header)).isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  /// Whoever calls writes the header, so nothing in it may be a fault of the server.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"RS256\",\"kid\":7}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"b64\":false}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"b64\":false,\"crit\":[\"b64\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"crit\":[\"alg\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"crit\":7}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"jwk\":{}}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"jku\":\"no address\"}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"x5c\":[\"AA\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"typ\":\"at+jwt\"}",
        "{\"alg\":\"RS256\",\"kid\":\"access\",\"typ\":[]}",
        "{\"alg\":\"RS256\",\"alg\":\"none\",\"kid\":\"access\"}",
        "{\"alg\":\"NONE\",\"kid\":\"access\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":null}",
        "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
        "{\"alg\":\"ES256\",\"kid\":\"access\"}",
        "null",
        "7",
        "\"alg\"",
      })
  void a_header_of_any_kind_is_refused(String header) {
    var parts = PoolTokens.access().split("\\.", -1);

    assertThat(verify(base64(header) + "." + parts[1] + "." + parts[2]))
        .isInstanceOf(Refused.class);
    assertThat(verify(base64(header) + ".AA.AA." + parts[1] + "." + parts[2]))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "{}",
        "{\"exp\":{}}",
        "{\"exp\":\"x\"}",
        "{\"exp\":1e400}",
        "{\"exp\":99999999999999999999999999}",
        "{\"exp\":-9223372036854775808}",
        "{\"iat\":[]}",
        "{\"iss\":7}",
        "{\"iss\":null}",
        "{\"aud\":[7,null]}",
        "{\"sub\":{}}",
        "{\"iss\":\"a\",\"iss\":\"b\"}",
      })
  void claims_of_any_kind_are_refused(String claims) {
    var parts = PoolTokens.access().split("\\.", -1);

    assertThat(verify(parts[0] + "." + base64(claims) + "." + parts[2]))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_token_with_one_letter_changed_in_what_is_signed_is_refused() {
    var token = PoolTokens.access("Staff");
    var random = new Random(20261129);
    for (var i = 0; i < token.lastIndexOf('.'); i++) {
      var other = (char) (' ' + random.nextInt('~' - ' '));
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      if (other != token.charAt(i)) {
        assertThat(verify(changed)).as("with %s at %d", other, i).isInstanceOf(Refused.class);
      }
    }
  }

  /// Letters may differ where bytes do not: the library reads both alphabets of base64.
  @Test
  void a_signature_with_one_byte_changed_is_refused() {
    var token = PoolTokens.access("Staff");
    var end = token.lastIndexOf('.') + 1;
    var signature = Base64.getUrlDecoder().decode(token.substring(end));
    for (var i = 0; i < signature.length; i++) {
      signature[i] ^= 1;
      var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
      assertThat(verify(token.substring(0, end) + changed)).isInstanceOf(Refused.class);
      signature[i] ^= 1;
    }
  }

  @Test
  void deep_claims_are_refused_like_others() {
    var parts = PoolTokens.access().split("\\.", -1);
    var deep = base64("{\"iss\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

    assertThat(verify(parts[0] + "." + deep + "." + parts[2])).isInstanceOf(Refused.class);
    assertThat(verify(deep + "." + parts[1] + "." + parts[2])).isInstanceOf(Refused.class);
  }

  static List<Arguments> tokensForOthers() {
    return List.of(
        argumentSet("another pool", access().issuer(OTHER_POOL.issuer())),
        argumentSet("another region", access().issuer(POOL_ELSEWHERE)),
        argumentSet("no issuer", access().issuer(null)),
        argumentSet("the pool's id alone", access().issuer(PoolTokens.POOL.userPoolId())),
        argumentSet("another use", access().claim("token_use", "refresh")),
        argumentSet("no use", access().claim("token_use", null)),
        argumentSet("a use that is no text", access().claim("token_use", 7)),
        argumentSet("no client", access().claim("client_id", null)),
        argumentSet("a client that is no text", access().claim("client_id", List.of("a"))),
        argumentSet("nobody", access().subject(null)),
        argumentSet("no time of issue", access().issueTime(null)),
        argumentSet("no end", access().expirationTime(null)),
        argumentSet("issued later", access().issueTime(Date.from(NOW.plusSeconds(1)))),
        argumentSet("not yet", access().notBeforeTime(Date.from(NOW.plusSeconds(1)))));
  }

  @ParameterizedTest
  @MethodSource("tokensForOthers")
  void a_signed_token_that_is_not_for_this_api_is_refused(JWTClaimsSet.Builder claims) {
    assertThat(verify(PoolTokens.signed(claims))).isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  /// The library writes no nulls; who signs could.
  @ParameterizedTest
  @CsvSource({"exp", "iat", "sub", "token_use", "iss"})
  void a_claim_that_is_null_is_missing(String name) throws Exception {
    var claims = access().build().toJSONObject();
    claims.put(name, null);
    var token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("access").build(),
            new Payload(new ObjectMapper().writeValueAsString(claims)));
    token.sign(new RSASSASigner(PoolTokens.accessKey()));

    assertThat(verify(token.serialize())).isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  @ParameterizedTest
  @CsvSource({"3599, true", "3600, false", "3601, false", "1000000, false"})
  void a_token_works_for_as_long_as_it_says(long secondsLater, boolean isGood) {
    var at = PoolTokens.ISSUED.plusSeconds(secondsLater);
    for (var token : List.of(PoolTokens.access(), PoolTokens.id())) {
      if (isGood) {
        assertThat(verify(token, at, PoolTokens.POOL)).isInstanceOf(Accepted.class);
      } else {
        assertThat(verify(token, at, PoolTokens.POOL)).isEqualTo(new Refused(EXPIRED));
      }
    }
  }

  @Test
  void of_a_forged_token_it_is_not_said_that_it_has_expired() {
    var forged = signed(PoolTokens.key("access"), JWSAlgorithm.RS256);

    assertThat(verify(forged, NOW.plusSeconds(10_000), PoolTokens.POOL))
        .isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  @ParameterizedTest
  @CsvSource({
    "3n4b5urk1ft4fl3mg5e62d9ado, true",
    "abc|3n4b5urk1ft4fl3mg5e62d9ado, true",
    "3n4b.*, true",
    "3n4b, false",
    "ado, false",
    "abc, false",
    "3N4B5URK1FT4FL3MG5E62D9ADO, false",
  })
  void the_expression_for_clients_must_match_the_whole_id(String clients, boolean isGood) {
    var pool =
        new UserPool(
            PoolTokens.POOL.userPoolId(),
            PoolTokens.POOL.region(),
            Pattern.compile(clients),
            DefaultAction.ALLOW);

    for (var token : List.of(PoolTokens.access(), PoolTokens.id())) {
      assertThat(verify(token, NOW, pool) instanceof Accepted).isEqualTo(isGood);
    }
  }

  @Test
  void each_of_several_pools_lets_its_own_customers_in() {
    var foreign = PoolTokens.signed(access().issuer(OTHER_POOL.issuer()));

    assertThat(verify(foreign, NOW, PoolTokens.POOL, OTHER_POOL)).isInstanceOf(Accepted.class);
    assertThat(verify(PoolTokens.access(), NOW, PoolTokens.POOL, OTHER_POOL))
        .isInstanceOf(Accepted.class);
    assertThat(verify(PoolTokens.access(), NOW, OTHER_POOL)).isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  @Test
  void without_keys_nobody_is_let_in() {
    var verifier =
        new TokenVerifier(List.of(PoolTokens.POOL), new JWKSet(), InstantSource.fixed(NOW));

    assertThat(verifier.verify(PoolTokens.access())).isEqualTo(new Refused(NOT_AUTHORIZED));
  }

  @Test
  void groups_are_those_of_the_token() {
    assertThat(customer(PoolTokens.access("Staff", "Packers")).groups())
        .isEqualTo(Set.of("Staff", "Packers"));
    assertThat(customer(PoolTokens.access()).groups()).isEmpty();
    assertThat(customer(PoolTokens.signed(access().claim("cognito:groups", "Staff"))).groups())
        .isEmpty();
  }

  private static JWTClaimsSet.Builder access() {
    return PoolTokens.accessClaims();
  }

  private static String signed(RSAKey key, JWSAlgorithm algorithm) {
    return PoolTokens.signed(access(), algorithm, key);
  }

  private static String withKeyInHeader(RSAKey key) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("access").jwk(key.toPublicJWK()).build();
    return PoolTokens.signed(access(), header, key);
  }

  private static String withCriticalHeader() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("access")
            .criticalParams(Set.of("unknown"))
            .customParam("unknown", 1)
            .build();
    return PoolTokens.signed(access(), header, PoolTokens.accessKey());
  }

  private static String withPublicKeyAsSecret() throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("access").build();
    var token = new SignedJWT(header, access().build());
    token.sign(new MACSigner(PoolTokens.accessKey().toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  private static String body(String group) {
    return base64(PoolTokens.accessClaims(group).build().toString());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
