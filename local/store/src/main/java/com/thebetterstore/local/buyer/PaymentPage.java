package com.thebetterstore.local.buyer;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The payment provider's page, used through the form that it shows.
public final class PaymentPage {
  private final Browser browser;
  private final URI url;

  public PaymentPage(Browser browser, URI url) {
    this.browser = browser;
    this.url = url;
  }

  /// A card as the buyer types it.
  public record Card(String number, String expiry, String cvc) {
    /// A test card that any future date and any code go with.
    public static Card numbered(String number) {
      return new Card(number, "12 / 34", "123");
    }
  }

  /// Opens the page, fills the form in and submits it.
  public Browser.Page pay(Card card) {
    var page = browser.open(url);
    var form = form(page);
    var fields = new LinkedHashMap<String, String>();
    for (Element input : form.select("input[name]")) {
      fields.put(input.attr("name"), typed(input, card));
    }
    return browser.submit(url.resolve(form.attr("action")), fields);
  }

  /// Lets a bank account be debited; whether the money comes is known days later.
  public Browser.Page debit(String accountNumber) {
    var action = form(browser.open(url)).attr("action");
    return browser.submit(url.resolve(action), Map.of("accountNumber", accountNumber));
  }

  /// Answers the bank's question on the page at `location`.
  public Browser.Page confirm(String location, String answer) {
    var page = browser.open(url.resolve(location));
    return browser.submit(url.resolve(form(page).attr("action")), Map.of("answer", answer));
  }

  /// The page as it is now.
  public Document read() {
    return Jsoup.parse(browser.open(url).body());
  }

  private static Element form(Browser.Page page) {
    var form = Jsoup.parse(page.body()).selectFirst("form");
    if (form == null) {
      throw new IllegalStateException(
          "the payment page has no form; it answered with status " + page.status());
    }
    return form;
  }

  // By what the field is for, as a browser that fills forms in does.
  private static String typed(Element input, Card card) {
    return switch (input.attr("autocomplete")) {
      case "cc-number" -> card.number();
      case "cc-exp" -> card.expiry();
      case "cc-csc" -> card.cvc();
      default -> input.attr("value");
    };
  }
}
