package com.thebetterstore.cloud.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One mail that was sent. `sentAt` is an ISO instant; `html` and `text` are null when the mail has
/// no such part.
public record ReceivedMail(
    String id,
    String sentAt,
    String from,
    Recipients recipients,
    String subject,
    List<Header> headers,
    @Nullable String html,
    @Nullable String text) {

  /// Who receives it, in the words of the sender: `name <address>` or the address alone.
  public record Recipients(List<String> to, List<String> cc, List<String> bcc) {
    public Recipients {
      to = List.copyOf(to);
      cc = List.copyOf(cc);
      bcc = List.copyOf(bcc);
    }

    Stream<String> all() {
      return Stream.of(to, cc, bcc).flatMap(List::stream);
    }
  }

  /// One line of the mail's head beyond sender, recipients and subject.
  public record Header(String name, String value) {}

  public ReceivedMail {
    headers = List.copyOf(headers);
  }

  /// Whether the address, in any case, is among the recipients.
  public boolean isFor(String address) {
    var wanted = address.strip().toLowerCase(Locale.ROOT);
    return recipients.all().map(ReceivedMail::bare).anyMatch(wanted::equals);
  }

  private static String bare(String recipient) {
    var open = recipient.lastIndexOf('<');
    var close = recipient.lastIndexOf('>');
    var address = open >= 0 && close > open ? recipient.substring(open + 1, close) : recipient;
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
