package com.thebetterstore.local.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as the sender hands it over.
record Draft(
    String from,
    Mail.Recipients recipients,
    String subject,
    List<Mail.Header> headers,
    @Nullable String html,
    @Nullable String text) {

  Mail sent(String id, Instant at) {
    return new Mail(id, at.toString(), from, recipients, subject, headers, html, text);
  }
}
