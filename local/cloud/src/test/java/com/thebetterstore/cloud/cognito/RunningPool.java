package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.cognito.srp.SrpClient;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.cloud.cognito.trigger.PoolFunctions;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.mail.Mailbox;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A user pool as the store's template asks for one, called as clients call it.
final class RunningPool implements AutoCloseable {

  static final String TEMPLATE =
      """
      {"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {
         "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false},
         "AutoVerifiedAttributes": ["email"],
         "Policies": {"PasswordPolicy": {
           "MinimumLength": 8, "RequireLowercase": false, "RequireUppercase": false,
           "RequireNumbers": false, "RequireSymbols": false,
           "TemporaryPasswordValidityDays": 1}},
         "Schema": [
           {"Name": "email", "Required": true, "Mutable": true},
           {"Name": "given_name", "Required": true, "Mutable": true},
           {"Name": "family_name", "Required": false, "Mutable": true}],
         "UsernameAttributes": ["email"],
         "UsernameConfiguration": {"CaseSensitive": false}}},
       "Storefront": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {
         "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
         "PreventUserExistenceErrors": "ENABLED",
         "UserPoolId": {"Ref": "Pool"}}},
       "ByPassword": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {
         "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
         "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 60},
         "UserPoolId": {"Ref": "Pool"}}},
       "Staff": {"Type": "AWS::Cognito::UserPoolGroup", "Properties": {
         "GroupName": "Staff", "UserPoolId": {"Ref": "Pool"}}}}
      """;

  static final String ADDRESS = "aroha@example.nz";
  static final String PASSWORD = "correct horse";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEYS =
      PoolKeys.FILES.stream().map(_ -> PoolKeys.made(new SecureRandom()).toJSONString()).toList();

  /// Mails sort by their time, and the clock of a test stands still.
  private static final AtomicLong MAILS = new AtomicLong();

  /// With functions of tests, which answer at once or never.
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final Pattern CODE = Pattern.compile("\\d{6}");

  final Deployment deployment;
  final Mailbox mailbox;
  final UserPools pools;
  final PoolKeys keys;

  /// A pool with the keys that all pools of this test run have: to make some takes long.
  RunningPool(Path folder, InstantSource clock) {
    this(folder, clock, TEMPLATE);
  }

  /// A pool of another template.
  RunningPool(Path folder, InstantSource clock, String template) {
    this(folder, clock, template, KEYS, RunningPool::noFunction);
  }

  /// A pool of a template that names a function.
  RunningPool(Path folder, InstantSource clock, String template, Invoker functions) {
    this(folder, clock, template, KEYS, functions);
  }

  /// A pool with keys of its own.
  static RunningPool withItsOwnKeys(Path folder, InstantSource clock) {
    return new RunningPool(folder, clock, TEMPLATE, List.of(), RunningPool::noFunction);
  }

  private static InvocationResult noFunction(String name, String payload, TraceHeader trace) {
    throw new Invoker.NoSuchFunction(name);
  }

  private RunningPool(
      Path folder,
      InstantSource clock,
      String template,
      List<String> givenKeys,
      Invoker functions) {
    try {
      var data = Files.createDirectories(folder.resolve("data"));
      for (var i = 0; i < givenKeys.size(); i++) {
        Files.writeString(data.resolve(PoolKeys.FILES.get(i)), givenKeys.get(i));
      }
      var random = new SecureRandom();
      deployment = TemplateFile.of(Files.createDirectories(folder.resolve("cdk.out")), template);
      mailbox =
          Mailbox.open(
              data.resolve("mail.mv"),
              () -> clock.instant().plusMillis(MAILS.incrementAndGet()),
              random);
      keys = PoolKeys.keptIn(data, random);
      pools =
          new UserPools(
              deployment,
              data,
              keys,
              DataFolderKey.keptIn(data, random)::derive,
              new PoolFunctions(
                  functions,
                  TemplatePolicies.read(deployment, _ -> {}),
                  () -> TraceHeader.start(clock, random),
                  PATIENCE),
              mailbox,
              clock,
              () -> UUID.randomUUID().toString(),
              random);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String poolId() {
    return deployment.resource("tbs", "Pool").orElseThrow().ref();
  }

  String clientId(String name) {
    return deployment.resource("tbs", name).orElseThrow().ref();
  }

  /// Calls an operation as a client; the answer is the error's type and message in one, if it is an
  /// error.
  JsonNode call(String operation, String input) {
    return read(pools.serve(operation, input.replace("STOREFRONT", clientId("Storefront"))));
  }

  /// The same for `{name: value, …}`.
  JsonNode call(String operation, Map<String, ?> input) {
    return call(operation, JSON.valueToTree(input).toString());
  }

  /// The same with the storefront's id.
  JsonNode byClient(String operation, Map<String, ?> input) {
    var all = new HashMap<String, Object>(input);
    all.putIfAbsent("ClientId", clientId("Storefront"));
    return call(operation, all);
  }

  /// Calls an operation as an administrator.
  JsonNode byAdministrator(String operation, Map<String, ?> input) {
    var all = new HashMap<String, Object>(input);
    all.putIfAbsent("UserPoolId", poolId());
    var body = JSON.valueToTree(all).toString().getBytes(StandardCharsets.UTF_8);
    var target = Map.of("x-amz-target", "AWSCognitoIdentityProviderService." + operation);
    try {
      return read(pools.engine().serve(new AwsRequest("POST", "/", "", target, body)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JsonNode read(AwsAnswer answer) {
    try {
      var body = JSON.readTree(answer.body());
      return answer.status() == 200
          ? body
          : JSON.getNodeFactory()
              .textNode(body.path("__type").asText() + ": " + body.path("message").asText());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /// What a refused call answered; empty if it was not refused.
  static String refusal(JsonNode answer) {
    return answer.isTextual() ? answer.asText() : "";
  }

  JsonNode signUp() {
    return byClient(
        "SignUp",
        Map.of(
            "Username", ADDRESS,
            "Password", PASSWORD,
            "UserAttributes", List.of(Map.of("Name", "given_name", "Value", "Aroha"))));
  }

  /// Signs up and confirms.
  RunningPool withUser() {
    signUp();
    byClient("ConfirmSignUp", Map.of("Username", ADDRESS, "ConfirmationCode", lastCode()));
    return this;
  }

  /// The newest code that was mailed to anybody.
  String lastCode() {
    var mail = mailbox.all().getFirst();
    var code = CODE.matcher(String.valueOf(mail.html()));
    if (!code.find()) {
      throw new IllegalStateException("the last mail has no code: " + mail);
    }
    return code.group();
  }

  /// Begins a sign-in by proof.
  JsonNode challenge(String name, BigInteger secretA) {
    return byClient(
        "InitiateAuth",
        Map.of(
            "AuthFlow",
            "USER_SRP_AUTH",
            "AuthParameters",
            Map.of("USERNAME", name, "SRP_A", SrpClient.publicA(secretA))));
  }

  /// Ends it.
  JsonNode proof(JsonNode challenge, String password, BigInteger secretA) {
    var given = challenge.path("ChallengeParameters");
    var user = given.path("USER_ID_FOR_SRP").asText();
    var name = poolId().substring(poolId().indexOf('_') + 1);
    var block = given.path("SECRET_BLOCK").asText();
    var timestamp = "Sun Nov 29 21:00:00 UTC 2026";
    var signature =
        new SrpClient(new SrpIdentity(name, user), password, secretA)
            .signature(given.path("SALT").asText(), given.path("SRP_B").asText(), block, timestamp);
    return byClient(
        "RespondToAuthChallenge",
        Map.of(
            "ChallengeName",
            "PASSWORD_VERIFIER",
            "ChallengeResponses",
            Map.of(
                "USERNAME", user,
                "PASSWORD_CLAIM_SECRET_BLOCK", block,
                "TIMESTAMP", timestamp,
                "PASSWORD_CLAIM_SIGNATURE", signature)));
  }

  /// Signs in by proof.
  JsonNode signIn(String name, String password) {
    var secretA = new BigInteger("123456789abcdef", 16);
    return proof(challenge(name, secretA), password, secretA);
  }

  /// The tokens of the user that [#withUser] made.
  JsonNode tokens() {
    return signIn(ADDRESS, PASSWORD).path("AuthenticationResult");
  }

  /// The claims of a token.
  static JsonNode claims(JsonNode token) {
    var payload = token.asText().split("\\.", -1)[1];
    try {
      return JSON.readTree(
          new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  @Override
  public void close() {
    pools.close();
    mailbox.close();
  }
}
