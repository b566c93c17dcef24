package com.thebetterstore.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.door.Answer;
import com.thebetterstore.local.door.Call;
import com.thebetterstore.local.door.Pages;
import com.thebetterstore.local.door.PercentEncoding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The mailbox in a browser: the list, one mail, and both as JSON.
final class MailboxPages implements Function<Call, Answer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  // A mail's own page runs no script and loads nothing, whatever the mail says.
  private static final String MAIL_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; frame-ancestors 'self'";

  private final Mailbox mailbox;
  private final Pages pages = Pages.of(MailboxPages.class);

  MailboxPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /// A line of the list.
  record Row(String id, String to, String subject, String sentAt, String time) {}

  /// The list; `to` is the address it is limited to, or empty.
  record ListView(List<Row> mails, String to, boolean none) {}

  /// One mail.
  record MailView(
      String id,
      String subject,
      String from,
      String to,
      String sentAt,
      String time,
      List<Mail.Header> headers,
      boolean hasHtml,
      @Nullable String text) {}

  @Override
  public Answer apply(Call call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      return Answer.of(405, "text/plain; charset=utf-8", "").with("Allow", "GET");
    }
    var path = call.below("mailbox").segments();
    var to = parameter(call.query(), "to");
    return switch (path.size()) {
      case 0 -> list(to);
      case 1 ->
          path.getFirst().equals("page.css")
              ? pages.file("page.css", "text/css; charset=utf-8")
              : mailbox.find(path.getFirst()).map(this::page).orElseGet(MailboxPages::missing);
      case 2 ->
          path.equals(List.of("api", "messages"))
              ? json(Map.of("messages", sentTo(to)))
              : bodyOf(path);
      case 3 -> apiMail(path);
      default -> missing();
    };
  }

  private List<Mail> sentTo(String address) {
    return mailbox.all().stream().filter(mail -> address.isEmpty() || mail.isFor(address)).toList();
  }

  private Answer list(String to) {
    var rows =
        sentTo(to).stream()
            .map(mail ->
                new Row(
                    mail.id(),
                    String.join(", ", mail.recipients().to()),
                    mail.subject(),
                    mail.sentAt(),
                    time(mail)))
            .toList();
    return framing(pages.fill("list", new ListView(rows, to, rows.isEmpty())));
  }

  private Answer page(Mail mail) {
    return framing(
        pages.fill(
            "mail",
            new MailView(
                mail.id(),
                mail.subject(),
                mail.from(),
                String.join(", ", mail.recipients().to()),
                mail.sentAt(),
                time(mail),
                mail.headers(),
                mail.html() != null,
                mail.text())));
  }

  private Answer bodyOf(List<String> path) {
    return path.getLast().equals("html")
        ? mailbox
            .find(path.getFirst())
            .flatMap(mail -> Optional.ofNullable(mail.html()))
            .map(html -> Answer.html(200, html).with("Content-Security-Policy", MAIL_POLICY))
            .orElseGet(MailboxPages::missing)
        : missing();
  }

  private Answer apiMail(List<String> path) {
    return path.subList(0, 2).equals(List.of("api", "messages"))
        ? mailbox.find(path.getLast()).map(MailboxPages::json).orElseGet(MailboxPages::missing)
        : missing();
  }

  private static Answer framing(String html) {
    return Answer.html(200, html)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }

  private static Answer json(Object value) {
    try {
      return Answer.json(200, JSON.writeValueAsString(value));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("a mail is not writable as JSON", cause);
    }
  }

  private static Answer missing() {
    return Answer.of(404, "text/plain; charset=utf-8", "There is no such mail.\n");
  }

  private static String time(Mail mail) {
    return TIME.format(Instant.parse(mail.sentAt()));
  }

  private static String parameter(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .map(value -> PercentEncoding.inForm(value).orElseThrow())
        .findFirst()
        .orElse("");
  }
}
