package com.thebetterstore.handlers.accounts;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.handlers.accounts.AccountMail.Recipient;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.platform.work.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cognito's CustomMessage trigger: puts the store's words into the event, and gives it back.
///
/// Of an occasion that the store has no words for, the event goes back as it came: Cognito then
/// mails its own words, and nobody waits for a code in vain.
public final class AccountMailHandler extends RehearsedFunction {

  private static final Logger LOG = LoggerFactory.getLogger(AccountMailHandler.class);

  private final AccountMail mails;

  /// The constructor that Lambda calls.
  public AccountMailHandler() {
    this(AccountMailHandlerWiring.processEnvironment());
  }

  public AccountMailHandler(Map<String, String> environment) {
    this(AccountMailHandlerWiring.mails(environment));
    rehearsesIn(environment, AccountMailHandler::new);
  }

  AccountMailHandler(AccountMail mails) {
    this.mails = mails;
  }

  @Override
  protected boolean callsAws() {
    return false;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.mapper().readTree(in);
    Json.mapper().writeValue(out, Invocation.run(context, _ -> answered(event)));
  }

  private JsonNode answered(JsonNode event) {
    try {
      var trigger = event.path("triggerSource").asText();
      Occasion.of(trigger)
          .ifPresentOrElse(
              occasion -> word(event, occasion),
              () -> LOG.atWarn().addKeyValue("occasion", trigger).log("account mail has no words"));
      return event;
    } catch (RuntimeException fault) {
      LOG.atError().setCause(fault).log("account mail could not be worded");
      throw fault;
    }
  }

  private void word(JsonNode event, Occasion occasion) {
    if (!(event.path("response") instanceof ObjectNode response)) {
      throw new IllegalArgumentException("the event has no place for an answer");
    }
    var request = event.path("request");
    var words =
        mails.of(
            occasion,
            new Recipient(
                required(event, "userName"),
                request.path("userAttributes").path("given_name").asText(),
                required(request, "codeParameter"),
                occasion.hasPassword() ? required(request, "usernameParameter") : ""));
    response.put("emailSubject", words.subject()).put("emailMessage", words.html());
    LOG.atInfo().addKeyValue("occasion", occasion).log("account mail worded");
  }

  private static String required(JsonNode object, String name) {
    var value = object.path(name).asText();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return value;
  }
}
