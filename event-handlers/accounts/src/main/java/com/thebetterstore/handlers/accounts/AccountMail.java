package com.thebetterstore.handlers.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Objects;
import java.util.regex.Pattern;

/// Words the mails of the user pool: why it comes, a link, the code of the link in clear, how long
/// both work, and what to do if it is not meant for the reader.
///
/// The code stands behind the link's `#`: browsers do not send that part, so it is in no log of any
/// server, and a program that opens links of mails to look at them confirms nothing.
final class AccountMail {

  /// Whoever signs up chooses the name that is mailed, and the address that it is mailed to. So a
  /// name is said only if it can be nothing but a name: no address of a web page, no sentence.
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}'’ -]{1,40}");

  private final URI storefront;
  private final String seller;
  private final Template page = template();

  /// @param storefront the web shop's address, without a slash at its end
  /// @param seller the name of who runs it
  AccountMail(URI storefront, String seller) {
    this.storefront = storefront;
    this.seller = seller;
  }

  /// Whom a mail is for.
  ///
  /// @param user the name by which the pool knows the user; not the e-mail address
  /// @param givenName as the user wrote it; may be empty
  /// @param code what Cognito puts the code for, or the temporary password
  /// @param address what Cognito puts the user's address for, in invitations; empty in others
  record Recipient(String user, String givenName, String code, String address) {

    @Override
    public String toString() {
      return "Recipient[" + user + "]";
    }
  }

  /// A mail to send; Cognito has no place for a second, plain form.
  record Words(String subject, String html) {}

  Words of(Occasion occasion, Recipient recipient) {
    var values = new HashMap<String, Object>();
    values.put("subject", occasion.subject());
    values.put("seller", seller);
    if (NAME.matcher(recipient.givenName()).matches()) {
      values.put("givenName", recipient.givenName());
    }
    values.put("lead", occasion.lead());
    values.put("link", link(occasion, recipient));
    values.put("button", occasion.button());
    values.put("code", recipient.code());
    values.put("isPassword", occasion.hasPassword());
    values.put("address", recipient.address());
    values.put("life", occasion.life());
    values.put("notYou", occasion.notYou());
    return new Words(occasion.subject() + " · " + seller, page.execute(values));
  }

  private String link(Occasion occasion, Recipient recipient) {
    var address = storefront + "/" + occasion.page();
    return occasion.hasPassword()
        ? address
        : address
            + "#user="
            + URLEncoder.encode(recipient.user(), UTF_8)
            + "&code="
            + recipient.code();
  }

  private static Template template() {
    var name = "account.html.mustache";
    var source = Objects.requireNonNull(AccountMail.class.getResourceAsStream(name), name);
    try (var reader = new InputStreamReader(source, UTF_8)) {
      return Mustache.compiler().escapeHTML(true).compile(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
