package com.thebetterstore.cloud.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `SendEmail` of SES v2 in its REST-JSON protocol, with simple and raw content.
final class SendEmail implements Function<HttpCall, HttpAnswer> {
  private static final Logger log = LoggerFactory.getLogger(SendEmail.class);
  private static final List<String> PATH = List.of("v2", "email", "outbound-emails");
  private static final int MAX_RECIPIENTS = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Mailbox mailbox;

  SendEmail(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /// A request that SES would refuse.
  private static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
      super(message);
    }
  }

  @Override
  public HttpAnswer apply(HttpCall call) {
    if (!call.method().equals("POST") || !call.segments().equals(PATH)) {
      return refusal(404, "NotFoundException", "No such operation.");
    }
    try {
      var mail = mailbox.keep(draft(JSON.readTree(call.body())));
      log.atInfo().addKeyValue("messageId", mail.id()).log("mail accepted");
      return HttpAnswer.json(
          200, JsonNodeFactory.instance.objectNode().put("MessageId", mail.id()).toString());
    } catch (BadRequest refused) {
      return refusal(400, "BadRequestException", String.valueOf(refused.getMessage()));
    } catch (JsonProcessingException notJson) {
      return refusal(400, "BadRequestException", "The request body is not JSON.");
    }
  }

  private static Draft draft(JsonNode request) {
    var content = request.path("Content");
    if (content.has("Raw")) {
      return raw(request, content.path("Raw"));
    }
    if (content.has("Simple")) {
      return simple(request, content.path("Simple"));
    }
    throw new BadRequest("Content must be one of Simple and Raw.");
  }

  private static Draft simple(JsonNode request, JsonNode simple) {
    var from = request.path("FromEmailAddress").asText("");
    if (from.isBlank()) {
      throw new BadRequest("Missing required header 'From'.");
    }
    var subject = simple.path("Subject").path("Data");
    var html = text(simple.path("Body").path("Html").path("Data"));
    var text = text(simple.path("Body").path("Text").path("Data"));
    if (subject.isMissingNode() || (html == null && text == null)) {
      throw new BadRequest("A simple mail has a Subject and an Html or a Text body.");
    }
    var headers = new ArrayList<ReceivedMail.Header>();
    strings(request.path("ReplyToAddresses"))
        .forEach(address -> headers.add(new ReceivedMail.Header("Reply-To", address)));
    for (var header : simple.path("Headers")) {
      headers.add(
          new ReceivedMail.Header(header.path("Name").asText(""), header.path("Value").asText("")));
    }
    return new Draft(from, recipients(request), subject.asText(), headers, html, text);
  }

  private static Draft raw(JsonNode request, JsonNode raw) {
    try {
      var bytes = Base64.getDecoder().decode(raw.path("Data").asText(""));
      var draft = RawMail.read(bytes);
      var destination = request.path("Destination");
      return destination.isMissingNode() || destination.isEmpty()
          ? checked(draft)
          : new Draft(
              draft.from(),
              recipients(request),
              draft.subject(),
              draft.headers(),
              draft.html(),
              draft.text());
    } catch (IllegalArgumentException notMail) {
      throw new BadRequest("Raw.Data is not a mail in base64.");
    }
  }

  private static Draft checked(Draft draft) {
    check(draft.recipients());
    return draft;
  }

  private static ReceivedMail.Recipients recipients(JsonNode request) {
    var destination = request.path("Destination");
    var recipients =
        new ReceivedMail.Recipients(
            strings(destination.path("ToAddresses")),
            strings(destination.path("CcAddresses")),
            strings(destination.path("BccAddresses")));
    check(recipients);
    return recipients;
  }

  private static void check(ReceivedMail.Recipients recipients) {
    var count = recipients.all().count();
    if (count < 1 || count > MAX_RECIPIENTS) {
      throw new BadRequest("Recipient count must be between 1 and %d.".formatted(MAX_RECIPIENTS));
    }
    recipients
        .all()
        .filter(address -> !address.matches(".*[^@\\s]@[^@\\s]+.*"))
        .findFirst()
        .ifPresent(address -> {
          throw new BadRequest("Missing final '@domain'");
        });
  }

  private static List<String> strings(JsonNode list) {
    var found = new ArrayList<String>();
    list.forEach(item -> found.add(item.asText()));
    return found;
  }

  private static @Nullable String text(JsonNode node) {
    return node instanceof MissingNode || node.isNull() ? null : node.asText();
  }

  private static HttpAnswer refusal(int status, String type, String message) {
    var body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
    return HttpAnswer.json(status, body).with("x-amzn-ErrorType", type);
  }
}
