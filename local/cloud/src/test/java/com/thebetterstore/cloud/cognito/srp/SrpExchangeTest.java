package com.thebetterstore.cloud.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrpExchangeTest {

  private static final SrpIdentity WHO =
      new SrpIdentity("9charsPool", "11111111-2222-4333-8444-555555555555");
  private static final String PASSWORD = "correct horse \uD83D\uDC0E";
  private static final String TIMESTAMP = "Sun Nov 29 21:00:00 UTC 2026";
  private static final byte[] BLOCK = "secret block".getBytes(UTF_8);
  private static final BigInteger A = SrpGroup.number(SrpGroup.hash("a".getBytes(UTF_8)));
  private static final BigInteger B = SrpGroup.number(SrpGroup.hash("b".getBytes(UTF_8)));

  /// The salt begins with zeros, and its first bit that is set is a sign bit.
  private static final BigInteger SALT = new BigInteger("00c0ffee00000000000000000000beef", 16);

  private static String hash(String text) {
    return HexFormat.of().formatHex(SrpGroup.hash(text.getBytes(UTF_8)));
  }

  /// Computed by a program in Python that shares no code with this one.
  @Test
  void numbers_and_proof_are_those_of_a_computed_exchange() {
    var verifier = Verifier.of(WHO, PASSWORD, SALT);
    var exchange = SrpExchange.start(WHO, verifier, SrpClient.publicA(A), B).orElseThrow();

    assertThat(SrpGroup.K.toString(16))
        .isEqualTo("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
    assertThat(hash(verifier.value()))
        .isEqualTo("d7021102b068726a0cbeba6c9f9a05a2cfd5f31f785dfef4403e7ded73997711");
    assertThat(hash(exchange.publicB()))
        .isEqualTo("0636a0674c3dbecf1439ab451b4dbfdceda926be0e764abf90a77f5a4e5f2cb5");
    var proof = Base64.getDecoder().decode("PiwgvonwfnMumhL1K3gevUcltf2Lnx5y0q8Pj5nwsMM=");
    assertThat(exchange.isProvenBy(proof, BLOCK, TIMESTAMP)).isTrue();
    assertThat(exchange.isProvenBy(proof, "another".getBytes(UTF_8), TIMESTAMP)).isFalse();
    assertThat(exchange.isProvenBy(proof, BLOCK, TIMESTAMP + " ")).isFalse();
  }

  @Test
  void whoever_knows_the_password_proves_it_whatever_the_numbers() {
    var random = new Random(7);
    for (var round = 0; round < 25; round++) {
      var password = PASSWORD.repeat(1 + round);
      var verifier = Verifier.of(WHO, password, random);
      var secretA = new BigInteger(256, random);
      var exchange =
          SrpExchange.start(WHO, verifier, SrpClient.publicA(secretA), random).orElseThrow();

      assertThat(proves(exchange, verifier, new SrpClient(WHO, password, secretA))).isTrue();
      assertThat(proves(exchange, verifier, new SrpClient(WHO, password + " ", secretA))).isFalse();
    }
  }

  private static boolean proves(SrpExchange exchange, Verifier verifier, SrpClient client) {
    var block = Base64.getEncoder().encodeToString(BLOCK);
    var signature = client.signature(verifier.salt(), exchange.publicB(), block, TIMESTAMP);
    return exchange.isProvenBy(Base64.getDecoder().decode(signature), BLOCK, TIMESTAMP);
  }

  @Test
  void a_number_that_would_make_every_password_fit_is_refused() {
    var verifier = Verifier.of(WHO, PASSWORD, SALT);
    for (var times = 0; times < 3; times++) {
      var a = SrpGroup.N.multiply(BigInteger.valueOf(times)).toString(16);
      assertThat(SrpExchange.start(WHO, verifier, a, B)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xyz", "-1", " 1"})
  void what_is_no_number_is_refused(String a) {
    assertThat(SrpExchange.start(WHO, Verifier.of(WHO, PASSWORD, SALT), a, B)).isEmpty();
  }

  @Test
  void a_verifier_matches_its_own_password_alone() {
    var verifier = Verifier.of(WHO, PASSWORD, new Random(7));

    assertThat(verifier.matches(WHO, PASSWORD)).isTrue();
    assertThat(verifier.matches(WHO, PASSWORD + "!")).isFalse();
    assertThat(verifier.matches(new SrpIdentity("9charsPool", "other"), PASSWORD)).isFalse();
  }

  @Test
  void a_made_up_verifier_is_always_the_same_for_its_seed() {
    assertThat(Verifier.unmatched(BLOCK)).isEqualTo(Verifier.unmatched(BLOCK));
    assertThat(Verifier.unmatched(BLOCK)).isNotEqualTo(Verifier.unmatched(new byte[0]));
  }
}
