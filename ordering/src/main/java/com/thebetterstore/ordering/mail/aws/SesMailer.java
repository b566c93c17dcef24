package com.thebetterstore.ordering.mail.aws;

import com.thebetterstore.ordering.mail.MailMessage;
import com.thebetterstore.ordering.mail.Mailer;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Mail through Amazon SES. SES writes the headers itself, so nothing in a mail's text can add one.
public final class SesMailer implements Mailer {

  private final SesV2Client ses;
  private final String from;

  /// @param from an address whose domain is verified in SES
  public SesMailer(SesV2Client ses, String from) {
    this.ses = ses;
    this.from = from;
  }

  @Override
  public void send(MailMessage mail) {
    try {
      ask(mail);
    } catch (SesV2Exception refused) {
      // SES's own message names the address, and what is thrown is logged: so neither is kept.
      throw new IllegalStateException(
          "SES did not take a mail: %s with status %d, request %s"
              .formatted(
                  refused.awsErrorDetails().errorCode(),
                  refused.statusCode(),
                  refused.requestId()));
    }
  }

  private void ask(MailMessage mail) {
    ses.sendEmail(send ->
        send.fromEmailAddress(from)
            .destination(to -> to.toAddresses(mail.to().value()))
            .content(content ->
                content.simple(simple ->
                    simple
                        .subject(utf8(mail.subject()))
                        .body(body -> body.text(utf8(mail.text())).html(utf8(mail.html()))))));
  }

  private static Content utf8(String text) {
    return Content.builder().charset(StandardCharsets.UTF_8.name()).data(text).build();
  }
}
