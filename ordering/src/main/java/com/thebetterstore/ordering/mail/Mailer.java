package com.thebetterstore.ordering.mail;

/// Sends e-mail.
@FunctionalInterface
public interface Mailer {

  /// Hands a mail over for delivery. When it throws, the mail may have been handed over all the
  /// same: no mail service takes an idempotency key.
  void send(MailMessage mail);
}
