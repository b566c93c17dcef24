package com.thebetterstore.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

class LoginTokenTest {

  private static final DateTimeFormatter SIGNING_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final AwsCredentials ROLE =
      AwsSessionCredentials.create("AKIDEXAMPLE", "secret/with+signs=", "session/with+signs==");

  @Test
  void the_token_is_the_one_that_the_sdk_of_rds_makes() {
    var theirs =
        RdsUtilities.builder()
            .region(Region.AP_SOUTHEAST_2)
            .credentialsProvider(StaticCredentialsProvider.create(ROLE))
            .build()
            .generateAuthenticationToken(
                token -> token.hostname("db.example.com").port(5432).username("loader"));

    var ours =
        new LoginToken("db.example.com", 5432, "loader", Region.AP_SOUTHEAST_2)
            .signed(ROLE, InstantSource.fixed(signedAt(theirs)));

    assertThat(parts(ours)).isEqualTo(parts(theirs));
  }

  /// Their order is nobody's business but the signature's, which is among them.
  private static List<String> parts(String token) {
    return Arrays.stream(token.split("[?&]")).sorted().toList();
  }

  private static Instant signedAt(String token) {
    var date = Pattern.compile("X-Amz-Date=([0-9TZ]+)").matcher(token);
    assertThat(date.find()).isTrue();
    return SIGNING_TIME.parse(date.group(1), Instant::from);
  }
}
