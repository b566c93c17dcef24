package com.thebetterstore.cloud.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.cloud.http.Pages;
import com.thebetterstore.cloud.http.PercentEncoding;
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
final class MailboxPages implements Function<HttpCall, HttpAnswer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  // A mail's own page runs no script and loads nothing, whatever the mail says. Its links open
  // pages that are as free as if they had been opened by hand.
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
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
      List<ReceivedMail.Header> headers,
      boolean hasHtml,
      @Nullable String text) {}

  @Override
  public HttpAnswer apply(HttpCall call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      return HttpAnswer.of(405, "text/plain; charset=utf-8", "").with("Allow", "GET");
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

  private List<ReceivedMail> sentTo(String address) {
    return mailbox.all().stream().filter(mail -> address.isEmpty() || mail.isFor(address)).toList();
  }

  private HttpAnswer list(String to) {
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

  private HttpAnswer page(ReceivedMail mail) {
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

  private HttpAnswer bodyOf(List<String> path) {
    return path.getLast().equals("html")
        ? mailbox
            .find(path.getFirst())
            .flatMap(mail -> Optional.ofNullable(mail.html()))
            .map(html -> HttpAnswer.html(200, html).with("Content-Security-Policy", MAIL_POLICY))
            .orElseGet(MailboxPages::missing)
        : missing();
  }

  private HttpAnswer apiMail(List<String> path) {
    return path.subList(0, 2).equals(List.of("api", "messages"))
        ? mailbox.find(path.getLast()).map(MailboxPages::json).orElseGet(MailboxPages::missing)
        : missing();
  }

  private static HttpAnswer framing(String html) {
    return HttpAnswer.html(200, html)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }

  private static HttpAnswer json(Object value) {
    try {
      return HttpAnswer.json(200, JSON.writeValueAsString(value));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("a mail is not writable as JSON", cause);
    }
  }

  private static HttpAnswer missing() {
    return HttpAnswer.of(404, "text/plain; charset=utf-8", "There is no such mail.\n");
  }

  private static String time(ReceivedMail mail) {
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
