package com.thebetterstore.cloud.cognito.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.user.MailTexts.Words;
import com.thebetterstore.cloud.cognito.user.Occasion;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.template.Account;
import java.util.List;

/// What a pool's mails say: the words of its function, if the template names one, else those of the
/// template.
///
/// Source: developer guide, "Custom message Lambda trigger".
public final class CustomMessage {

  /// `callerContext.clientId` of what an administrator does.
  public static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

  private static final String TRIGGER = "CustomMessage";
  private static final String CODE = "{####}";
  private static final String ADDRESS = "{username}";
  private static final int MAX_MESSAGE = 20_000;
  private static final int MAX_SUBJECT = 140;

  private final PoolSettings pool;
  private final PoolFunctions functions;

  public CustomMessage(PoolSettings pool, PoolFunctions functions) {
    this.pool = pool;
    this.functions = functions;
  }

  /// What to mail, with `{####}` for the code.
  ///
  /// @param client the id of the client that the user uses
  public Outcome<Words> words(Occasion occasion, User user, String client) {
    var usual = pool.mails().of(occasion);
    return pool.customMessage()
        .map(function ->
            functions
                .call(TRIGGER, function, pool.arn(), event(occasion, user, client))
                .then(answer -> read(answer.path("response"), usual))
                .then(words -> checked(words, occasion)))
        .orElseGet(() -> Outcome.done(usual));
  }

  private ObjectNode event(Occasion occasion, User user, String client) {
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "1")
            .put("region", Account.REGION)
            .put("userPoolId", pool.id())
            .put("userName", user.sub());
    event
        .putObject("callerContext")
        .put("awsSdkVersion", "aws-sdk-unknown-unknown")
        .put("clientId", client);
    event.put("triggerSource", occasion.trigger());
    var request = event.putObject("request");
    var attributes =
        request
            .putObject("userAttributes")
            .put("sub", user.sub())
            .put("cognito:user_status", user.status().name());
    user.attributes().forEach(attributes::put);
    request
        .put("codeParameter", CODE)
        .put("linkParameter", "{##Click Here##}")
        .put("usernameParameter", occasion == Occasion.INVITATION ? ADDRESS : null);
    event
        .putObject("response")
        .putNull("smsMessage")
        .putNull("emailMessage")
        .putNull("emailSubject");
    return event;
  }

  private static Outcome<Words> read(JsonNode response, Words usual) {
    return Outcome.done(
        new Words(
            said(response.path("emailSubject"), usual.subject()),
            said(response.path("emailMessage"), usual.html())));
  }

  private static String said(JsonNode text, String otherwise) {
    return text.isTextual() ? text.asText() : otherwise;
  }

  private static Outcome<Words> checked(Words words, Occasion occasion) {
    var needed = occasion == Occasion.INVITATION ? List.of(CODE, ADDRESS) : List.of(CODE);
    for (var parameter : needed) {
      if (!words.html().contains(parameter)) {
        return invalid("the e-mail message lacks " + parameter);
      }
    }
    if (words.html().length() > MAX_MESSAGE) {
      return invalid("the e-mail message is longer than " + MAX_MESSAGE + " characters");
    }
    return words.subject().length() > MAX_SUBJECT
        ? invalid("the subject is longer than " + MAX_SUBJECT + " characters")
        : Outcome.done(words);
  }

  private static Outcome<Words> invalid(String why) {
    return Outcome.refused(
        "InvalidLambdaResponseException", TRIGGER + " failed with error: " + why + ".");
  }
}
