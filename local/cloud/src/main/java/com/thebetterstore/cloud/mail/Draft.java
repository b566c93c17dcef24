package com.thebetterstore.cloud.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as the sender hands it over.
record Draft(
    String from,
    ReceivedMail.Recipients recipients,
    String subject,
    List<ReceivedMail.Header> headers,
    @Nullable String html,
    @Nullable String text) {

  ReceivedMail sent(String id, Instant at) {
    return new ReceivedMail(id, at.toString(), from, recipients, subject, headers, html, text);
  }
}
