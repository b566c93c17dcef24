package com.thebetterstore.cloud.mail;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.durable.DurableMap;
import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.cloud.http.HttpCallHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;

/// Every mail that the store sent, kept in a file.
public final class Mailbox implements AutoCloseable {

  /// A mail with its attachments.
  private static final int MAX_MAIL_BYTES = 12 << 20;

  private static final int MAX_FORM_BYTES = 64 << 10;
  private static final int MAX_FORMS_BYTES = 2 << 20;
  private final DurableFile file;
  private final DurableMap<ReceivedMail> mails;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final SendEmail sendEmail = new SendEmail(this);

  private Mailbox(DurableFile file, InstantSource clock, RandomGenerator random) {
    this.file = file;
    this.mails = file.map("mails", ReceivedMail.class);
    this.clock = clock;
    this.random = random;
  }

  /// Opens the mailbox with what the file holds.
  public static Mailbox open(Path path, InstantSource clock, RandomGenerator random) {
    return new Mailbox(DurableFile.open(path), clock, random);
  }

  /// `POST /v2/email/outbound-emails` of SES v2, for calls that were already permitted.
  public Handler sesHandler() {
    return new HttpCallHandler(new Bodies(MAX_MAIL_BYTES, 2 * MAX_MAIL_BYTES), sendEmail);
  }

  /// The same for the AWS endpoint.
  public Engine sesEngine() {
    return request -> {
      var segments = Stream.of(request.path().split("/", -1)).filter(part -> !part.isEmpty());
      var call =
          new HttpCall(
              request.method(),
              segments.toList(),
              request.query(),
              request.headers(),
              request.text());
      var answer = sendEmail.apply(call);
      return new AwsAnswer(
          answer.status(), answer.headers(), answer.body().getBytes(StandardCharsets.UTF_8));
    };
  }

  /// The pages and the JSON below `/mailbox`.
  public Handler pageHandler() {
    return new HttpCallHandler(new Bodies(MAX_FORM_BYTES, MAX_FORMS_BYTES), new MailboxPages(this));
  }

  /// Every mail, newest first.
  public List<ReceivedMail> all() {
    return mails.all().sorted(Comparator.comparing(ReceivedMail::id).reversed()).toList();
  }

  /// One mail.
  public Optional<ReceivedMail> find(String id) {
    return mails.get(id);
  }

  /// Keeps a mail of one HTML page that a service on this machine sent by itself.
  public ReceivedMail receive(String from, String to, String subject, String html) {
    var recipients = new ReceivedMail.Recipients(List.of(to), List.of(), List.of());
    return keep(new Draft(from, recipients, subject, List.of(), html, null));
  }

  /// Keeps a mail and gives it its id. Ids sort by the time of sending.
  ReceivedMail keep(Draft draft) {
    var now = clock.instant();
    var id = "%012x-%016x".formatted(now.toEpochMilli(), random.nextLong());
    var mail = draft.sent(id, now);
    file.change(() -> mails.put(id, mail));
    return mail;
  }

  @Override
  public void close() {
    file.close();
  }
}
