package com.thebetterstore.handlers.accounts;

import com.thebetterstore.platform.Environment;
import java.net.URI;
import java.util.Map;

/// Puts the function together from the environment it was deployed with.
final class AccountMailHandlerWiring {

  private AccountMailHandlerWiring() {}

  static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  static AccountMail mails(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new AccountMail(
        URI.create(environment.required("STOREFRONT_URL")), environment.required("SELLER_NAME"));
  }
}
