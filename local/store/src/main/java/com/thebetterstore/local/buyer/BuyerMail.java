package com.thebetterstore.local.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/// Reads the mail that the store sent to an address.
public final class BuyerMail {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Browser browser;
  private final URI webUrl;

  public BuyerMail(Browser browser, URI webUrl) {
    this.browser = browser;
    this.webUrl = webUrl;
  }

  /// The mails to the address, newest first.
  public List<JsonNode> sentTo(String address) {
    var page =
        browser.open(
            webUrl.resolve("/mailbox/api/messages?to=" + URLEncoder.encode(address, UTF_8)));
    try {
      var mails = new ArrayList<JsonNode>();
      JSON.readTree(page.body()).path("messages").forEach(mails::add);
      return mails;
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the mailbox's answer is not JSON", cause);
    }
  }
}
