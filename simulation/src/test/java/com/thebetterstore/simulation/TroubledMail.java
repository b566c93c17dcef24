package com.thebetterstore.simulation;

import com.thebetterstore.ordering.mail.MailKey;
import com.thebetterstore.ordering.mail.MailMessage;
import com.thebetterstore.ordering.mail.Mailer;
import com.thebetterstore.ordering.mail.SentMail;
import com.thebetterstore.simulation.Trouble.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The mail service and the memory of what was mailed, behind a network.
final class TroubledMail implements SentMail, Mailer {

  private static final String SEND = "mail.send";
  private static final String MARK = "mail.mark";

  private final Ports ports;
  private final SentMail remembered;
  private final Map<String, Integer> sent = new TreeMap<>();
  private Optional<MailKey> claimed = Optional.empty();

  TroubledMail(Ports ports, SentMail remembered) {
    this.ports = ports;
    this.remembered = remembered;
  }

  @Override
  public Claim claim(MailKey mail, Instant now, Instant until) {
    claimed = Optional.of(mail);
    return ports.call("mail.claim", () -> remembered.claim(mail, now, until));
  }

  @Override
  public void send(MailMessage mail) {
    var key = claimed.orElseThrow();
    ports.run(SEND, () -> sent.merge(key.kind().word() + " " + key.subject(), 1, Integer::sum));
  }

  @Override
  public void markSent(MailKey mail, Claim.Granted claim, Instant at) {
    ports.run(MARK, () -> remembered.markSent(mail, claim, at));
  }

  /// How often each mail was handed over, by its kind and what it is about.
  Map<String, Integer> sent() {
    return new TreeMap<>(sent);
  }

  /// How many mails may have gone out twice: handed over, and nobody knows.
  long ambiguous() {
    return ports.count(SEND, Kind.CRASH_AFTER, Kind.LOST_ANSWER)
        + ports.count(MARK, Kind.CRASH_BEFORE, Kind.FAILURE);
  }
}
