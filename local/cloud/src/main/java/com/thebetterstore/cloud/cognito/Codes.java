package com.thebetterstore.cloud.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.trigger.CustomMessage;
import com.thebetterstore.cloud.cognito.user.Code;
import com.thebetterstore.cloud.cognito.user.Occasion;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.mail.Mailbox;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes codes of six digits, mails them, and knows them again.
///
/// A mail is sent before the change that keeps its code is on disk: a process that is killed
/// between the two has not answered, so the client asks again.
final class Codes {

  private static final int CODES = 1_000_000;

  private final String from;
  private final CustomMessage words;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random a secure source
  Codes(
      PoolSettings pool,
      CustomMessage words,
      Mailbox mailbox,
      InstantSource clock,
      RandomGenerator random) {
    this.from = pool.mails().from();
    this.words = words;
    this.mailbox = mailbox;
    this.clock = clock;
    this.random = random;
  }

  /// Mails a new code to the user's address; the answer is the user with it.
  ///
  /// @param client the id of the client that the user uses
  Outcome<User> send(User user, Occasion occasion, String client) {
    return send(user, occasion, client, user.email(), null);
  }

  /// Mails a new code to an address that the user is to have.
  Outcome<User> send(User user, Occasion occasion, String client, String address) {
    return send(user, occasion, client, address, address);
  }

  private Outcome<User> send(
      User user, Occasion occasion, String client, String address, @Nullable String newValue) {
    var digits = "%06d".formatted(random.nextInt(CODES));
    var purpose = occasion.purpose();
    var expiresAt = clock.instant().plus(purpose.life()).getEpochSecond();
    return mailed(user, occasion, client, digits, address)
        .map(_ -> user.with(purpose, new Code(digits, expiresAt, newValue)));
  }

  /// Mails the password that an administrator gave.
  Outcome<User> invite(User user, String password) {
    return mailed(user, Occasion.INVITATION, CustomMessage.NO_CLIENT, password, user.email());
  }

  private Outcome<User> mailed(
      User user, Occasion occasion, String client, String code, String address) {
    return words
        .words(occasion, user, client)
        .map(words -> {
          var mail = words.with(code, address);
          mailbox.receive(from, address, mail.subject(), mail.html());
          return user;
        });
  }

  /// `CodeDeliveryDetails`: where a code went, without giving the address away.
  static ObjectNode delivery(String address) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AttributeName", "email")
        .put("DeliveryMedium", "EMAIL")
        .put("Destination", masked(address));
  }

  /// `{"CodeDeliveryDetails": …}`
  static ObjectNode delivered(String address) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("CodeDeliveryDetails", delivery(address));
    return answer;
  }

  /// `a***@e***`
  private static String masked(String address) {
    var at = address.indexOf('@');
    return at < 0
        ? first(address) + "***"
        : first(address) + "***@" + first(address.substring(at + 1)) + "***";
  }

  private static String first(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
  }

  /// The user, if the code is the last one for this and still works.
  Outcome<User> check(User user, Code.Purpose purpose, String digits) {
    var sent = user.code(purpose, clock.instant().getEpochSecond());
    if (sent.isEmpty()) {
      return expired();
    }
    return MessageDigest.isEqual(sent.get().digits().getBytes(UTF_8), digits.getBytes(UTF_8))
        ? Outcome.done(user)
        : mismatch();
  }

  static <T> Outcome<T> mismatch() {
    return Outcome.refused(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }

  static <T> Outcome<T> expired() {
    return Outcome.refused(
        "ExpiredCodeException", "Invalid code provided, please request a code again.");
  }
}
