package com.thebetterstore.ordering.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.mail.MailKey.Kind;
import com.thebetterstore.ordering.mail.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.SentMail.Claim.HeldElsewhere;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every [SentMail] promises. DynamoDB and the in-memory fake both run these tests.
public interface SentMailContract {

  MailKey RECEIPT = new MailKey(Kind.RECEIPT, "ord_1");
  Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  Instant UNTIL = NOON.plusSeconds(30);

  SentMail sentMail();

  @Test
  default void the_first_who_asks_may_send() {
    assertThat(sentMail().claim(RECEIPT, NOON, UNTIL)).isEqualTo(new Granted(UNTIL));
  }

  @Test
  default void while_one_may_send_nobody_else_may() {
    var sentMail = sentMail();
    sentMail.claim(RECEIPT, NOON, UNTIL);

    assertThat(sentMail.claim(RECEIPT, UNTIL.minusMillis(1), UNTIL.plusSeconds(30)))
        .isEqualTo(new HeldElsewhere(UNTIL));
  }

  @Test
  default void a_claim_that_was_refused_does_not_hold_the_first_one_up() {
    var sentMail = sentMail();
    sentMail.claim(RECEIPT, NOON, UNTIL);
    sentMail.claim(RECEIPT, NOON, UNTIL.plusSeconds(600));

    assertThat(sentMail.claim(RECEIPT, UNTIL, UNTIL.plusSeconds(30)))
        .isEqualTo(new Granted(UNTIL.plusSeconds(30)));
  }

  @Test
  default void what_was_sent_is_sent_for_ever() {
    var sentMail = sentMail();
    sentMail.claim(RECEIPT, NOON, UNTIL);
    sentMail.markSent(RECEIPT, new Granted(UNTIL), NOON.plusSeconds(1));

    for (var later : new Instant[] {NOON.plusSeconds(2), UNTIL, NOON.plus(Duration.ofDays(800))}) {
      assertThat(sentMail.claim(RECEIPT, later, later.plusSeconds(30)))
          .isEqualTo(new AlreadySent());
    }
  }

  /// A slow sender finishes after its claim lapsed and another one took over.
  @Test
  default void whoever_finishes_late_has_sent_all_the_same() {
    var sentMail = sentMail();
    sentMail.claim(RECEIPT, NOON, UNTIL);
    sentMail.claim(RECEIPT, UNTIL, UNTIL.plusSeconds(30));
    sentMail.markSent(RECEIPT, new Granted(UNTIL), UNTIL.plusSeconds(1));

    assertThat(sentMail.claim(RECEIPT, UNTIL.plusSeconds(2), UNTIL.plusSeconds(32)))
        .isEqualTo(new AlreadySent());
  }

  @Test
  default void one_mail_is_not_another() {
    var sentMail = sentMail();
    sentMail.claim(RECEIPT, NOON, UNTIL);
    sentMail.markSent(RECEIPT, new Granted(UNTIL), NOON);

    assertThat(sentMail.claim(new MailKey(Kind.RECEIPT, "ord_2"), NOON, UNTIL))
        .isEqualTo(new Granted(UNTIL));
    assertThat(sentMail.claim(new MailKey(Kind.CANCELLED, "ord_1"), NOON, UNTIL))
        .isEqualTo(new Granted(UNTIL));
  }
}
