package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebSiteTest {

  private final Templates templates = Templates.synthesised();

  /// The shop's script sees by the status that `config.json` was not deployed.
  @Test
  void a_file_that_is_not_there_is_answered_with_its_error_and_not_with_the_start_page() {
    assertThat(templates.all("CloudFront::Distribution"))
        .singleElement()
        .satisfies(site -> {
          assertThat(site.property("DistributionConfig/DefaultRootObject").asText())
              .isEqualTo("index.html");
          assertThat(site.property("DistributionConfig/CustomErrorResponses").isMissingNode())
              .isTrue();
        });
  }
}
