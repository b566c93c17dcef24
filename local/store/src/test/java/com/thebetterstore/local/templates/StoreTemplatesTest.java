package com.thebetterstore.local.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.template.WatchedMetrics;
import com.thebetterstore.cloud.web.SiteHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the laptop cloud reads in the store's own templates.
class StoreTemplatesTest {

  private static final Path CHECKOUT = Path.of("../..");
  private static final Path TEMPLATES = CHECKOUT.resolve("infra/target/cdk.out/local");

  @Test
  void the_stores_own_alarms_and_dashboards_watch_what_is_there() {
    assertThatCode(() -> WatchedMetrics.check(Templates.read(TEMPLATES)))
        .doesNotThrowAnyException();
  }

  /// Browsers hold a page to both. Only the header knows the API's address, and only a header can
  /// keep other pages from framing this one.
  @Test
  void the_stores_policy_is_what_the_page_asks_for_itself_with_the_api_alone_to_talk_to()
      throws IOException {
    var deployment = Templates.read(TEMPLATES, Map.of(), new Addresses(4321, 5433));
    var page = Files.readString(CHECKOUT.resolve("storefront/index.html"));
    var meta =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
            .matcher(page);
    assertThat(meta.find()).isTrue();
    var expected = directives(meta.group(1));
    expected.put("frame-ancestors", "'none'");
    expected.put(
        "connect-src", "'self' http://127.0.0.1:4321/graphql ws://127.0.0.1:4321/graphql/realtime");

    assertThat(
            directives(SiteHeaders.of(deployment).getOrDefault("Content-Security-Policy", "none")))
        .isEqualTo(expected);
  }

  private static Map<String, String> directives(String policy) {
    var directives = new TreeMap<String, String>();
    for (var directive : policy.split(";", -1)) {
      var words = directive.strip().split(" ", 2);
      directives.put(words[0], words.length > 1 ? words[1] : "");
    }
    return directives;
  }
}
