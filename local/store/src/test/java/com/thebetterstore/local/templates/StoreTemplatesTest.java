package com.thebetterstore.local.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.template.WatchedMetrics;
import com.thebetterstore.cloud.web.SiteDelivery;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

  @Test
  void the_sites_scripts_are_its_own_and_talk_to_the_api_and_the_user_pool_alone() {
    var deployment = Templates.read(TEMPLATES, Map.of(), new Addresses(4321, 5433));

    assertThat(SiteDelivery.of(deployment).behaviours())
        .hasSize(3)
        .allSatisfy(behaviour ->
            assertThat(directives(behaviour.headers().get("Content-Security-Policy")))
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("frame-ancestors", "'none'")
                .containsEntry(
                    "connect-src",
                    "'self' http://127.0.0.1:4321/graphql ws://127.0.0.1:4321/graphql/realtime"
                        + " https://cognito-idp.ap-southeast-2.amazonaws.com"));
  }

  @Test
  void the_site_has_pages_without_files_and_keeps_each_kind_of_file_as_long_as_it_is_good() {
    var delivery = SiteDelivery.of(Templates.read(TEMPLATES));

    assertThat(delivery.pages()).isTrue();
    assertThat(delivery.behaviours())
        .extracting(behaviour -> behaviour.headers().get("Cache-Control"))
        .containsExactly(
            "public, max-age=31536000, immutable", "public, max-age=86400", "no-cache");
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
