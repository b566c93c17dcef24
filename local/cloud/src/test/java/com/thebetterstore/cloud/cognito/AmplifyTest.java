package com.thebetterstore.cloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.web.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pool through aws-amplify, unchanged.
class AmplifyTest {

  @TempDir Path folder;

  @Test
  void amplify_finds_what_it_finds_at_cognito() throws IOException, InterruptedException {
    try (var pool = new RunningPool(folder, InstantSource.system());
        var web = new WebServer(0)) {
      web.mount(UserPools.PATH, pool.pools.handler());
      web.mount("/mailbox/*", pool.mailbox.pageHandler());
      web.start();
      pool.byAdministrator(
          "AdminCreateUser",
          Map.of(
              "Username",
              "mia@example.nz",
              "TemporaryPassword",
              "temporary horse",
              "UserAttributes",
              List.of(Map.of("Name", "email_verified", "Value", "true"))));
      pool.byAdministrator(
          "AdminAddUserToGroup", Map.of("Username", "mia@example.nz", "GroupName", "Staff"));
      var settings =
          Map.of(
              "endpoint", web.uri() + "/cognito-idp/",
              "mailbox", web.uri() + "/mailbox/api/messages",
              "userPoolId", pool.poolId(),
              "clientId", pool.clientId("Storefront"),
              "passwordClientId", pool.clientId("ByPassword"),
              "admin", Map.of("email", "mia@example.nz", "password", "temporary horse"));
      var program =
          new ProcessBuilder("node", "amplify.mjs", new ObjectMapper().writeValueAsString(settings))
              .directory(Path.of("src/test/clients").toFile())
              .redirectErrorStream(true)
              .start();
      program.getOutputStream().close();
      var printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor()).as(printed).isZero();
    }
  }
}
