package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The provider through stripe-node, unchanged.
class StripeNodeTest {

  @TempDir Path folder;

  @Test
  void stripe_node_finds_what_it_finds_at_stripe() throws IOException, InterruptedException {
    try (var running = new RunningProvider(folder.resolve("payment.mv"))) {
      var settings =
          "{\"port\": %s, \"apiKey\": \"%s\"}"
              .formatted(Integer.toString(running.base().getPort()), running.provider.apiKey());
      var program =
          new ProcessBuilder("node", "stripe.mjs", settings)
              .directory(Path.of("src/test/clients").toFile())
              .redirectErrorStream(true)
              .start();
      program.getOutputStream().close();
      var printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor()).as(printed).isZero();
    }
  }
}
