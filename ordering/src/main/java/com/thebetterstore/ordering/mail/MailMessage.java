package com.thebetterstore.ordering.mail;

import com.thebetterstore.ordering.text.EmailAddress;

/// An e-mail to one person, the same content as text and as HTML.
public record MailMessage(EmailAddress to, String subject, String text, String html) {

  /// A line break in a subject could start another header.
  public MailMessage {
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line of text");
    }
  }

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "Mail[…]";
  }
}
