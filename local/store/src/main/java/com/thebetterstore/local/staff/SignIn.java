package com.thebetterstore.local.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.srp.SrpClient;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Signs in at the user pool of a store on this machine, as its storefront does.
///
/// @param config what storefronts are told
/// @param random a secure source
record SignIn(JsonNode config, Browser browser, RandomGenerator random) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SECRET_BYTES = 32;
  private static final int OK = 200;

  /// The one form of a time that the protocol knows.
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// What storefronts are told.
  static JsonNode config(StoreAddress store) {
    return read(new Browser().open(store.webUrl().resolve("/config.json")).body());
  }

  /// An access token.
  ///
  /// @throws IllegalStateException if the pool refuses it
  String accessToken(String address, String password, Instant at) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = new BigInteger(1, bytes);
    var start = call().put("AuthFlow", "USER_SRP_AUTH");
    start
        .putObject("AuthParameters")
        .put("USERNAME", address)
        .put("SRP_A", SrpClient.publicA(secret));
    var challenge = answer("InitiateAuth", start).path("ChallengeParameters");
    var pool = config.path("userPoolId").asText();
    var user = challenge.path("USER_ID_FOR_SRP").asText();
    var timestamp = TIMESTAMP.format(at);
    var who = new SrpIdentity(pool.substring(pool.indexOf('_') + 1), user);
    var proof = call().put("ChallengeName", "PASSWORD_VERIFIER");
    var block = challenge.path("SECRET_BLOCK").asText();
    proof
        .putObject("ChallengeResponses")
        .put("USERNAME", user)
        .put("PASSWORD_CLAIM_SECRET_BLOCK", block)
        .put("TIMESTAMP", timestamp)
        .put(
            "PASSWORD_CLAIM_SIGNATURE",
            new SrpClient(who, password, secret)
                .signature(
                    challenge.path("SALT").asText(),
                    challenge.path("SRP_B").asText(),
                    block,
                    timestamp));
    return answer("RespondToAuthChallenge", proof).at("/AuthenticationResult/AccessToken").asText();
  }

  private ObjectNode call() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ClientId", config.path("userPoolClientId").asText());
  }

  private JsonNode answer(String operation, ObjectNode call) {
    var answer =
        browser.post(
            URI.create(config.path("userPoolEndpoint").asText()),
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.1",
                "X-Amz-Target",
                "AWSCognitoIdentityProviderService." + operation),
            call.toString());
    if (answer.status() != OK) {
      throw new IllegalStateException("%s was refused: %s".formatted(operation, answer.body()));
    }
    return read(answer.body());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("the store's answer is not JSON", notJson);
    }
  }
}
