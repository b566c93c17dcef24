package com.thebetterstore.ordering.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.thebetterstore.ordering.mail.Letter.Amount;
import com.thebetterstore.ordering.mail.Letter.Amount.Weight;
import com.thebetterstore.ordering.mail.Letter.Item;
import com.thebetterstore.ordering.text.EmailAddress;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How all mails look: one form as text, and one as HTML.
final class LetterForm {

  private static final Template TEXT =
      Mustache.compiler().escapeHTML(false).compile(source("letter.txt"));
  private static final Template HTML =
      Mustache.compiler()
          .escapeHTML(true)
          .withLoader(name -> new StringReader(source(name + ".html")))
          .compile(source("letter.html"));

  private final Seller seller;

  LetterForm(Seller seller) {
    this.seller = seller;
  }

  MailMessage fill(Letter letter, EmailAddress to) {
    var values = values(letter);
    return new MailMessage(to, letter.subject(), TEXT.execute(values), HTML.execute(values));
  }

  private Map<String, Object> values(Letter letter) {
    var values = new LinkedHashMap<String, Object>();
    values.put("subject", letter.subject());
    values.put("heading", letter.heading());
    values.put("sentences", letter.sentences());
    values.put("hasTable", !letter.items().isEmpty() || !letter.amounts().isEmpty());
    values.put("hasPrices", letter.items().stream().anyMatch(item -> item.price().isPresent()));
    values.put("items", letter.items().stream().map(LetterForm::item).toList());
    values.put("hasAmounts", !letter.amounts().isEmpty());
    values.put("amounts", letter.amounts().stream().map(LetterForm::amount).toList());
    values.put("blocks", letter.blocks());
    values.put("links", letter.links());
    values.put("seller", Words.from(seller.name()));
    values.put("address", seller.address().stream().map(Words::from).toList());
    values.put("gstNumber", seller.gstNumber());
    return values;
  }

  private static Map<String, Object> item(Item item) {
    return Map.of(
        "quantity", item.quantity(),
        "name", item.name(),
        "price", item.price().stream().toList());
  }

  private static Map<String, Object> amount(Amount amount) {
    return Map.of(
        "label",
        amount.label(),
        "value",
        amount.value(),
        "strong",
        amount.weight() == Weight.STRONG,
        "faint",
        amount.weight() == Weight.FAINT);
  }

  private static String source(String name) {
    try (var file = LetterForm.class.getResourceAsStream(name + ".mustache")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
