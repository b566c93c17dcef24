package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.staff.Staff;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people do with their accounts, and what the operator does with them.
public final class AccountSteps {

  private static final String TOLD_APART = "is told apart from the next token on";

  private final List<Integer> ended = new ArrayList<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  private static String settings(String address) throws JsonProcessingException {
    var web = RunningStore.address().webUrl().toString();
    return JsonMapper.builder().build().writeValueAsString(Map.of("web", web, "address", address));
  }

  @When("^(\\S+@\\S+) (signs up|forgets the password|changes the address|signs in as new staff)$")
  public void does(String address, String what) throws IOException, InterruptedException {
    ended.add(NodeProgram.run("accounts.mjs", what, settings(address)));
  }

  @When("the operator adds {word} to the staff")
  public void adds(String address) {
    assertThat(staff("add", address)).as(read.toString(StandardCharsets.UTF_8)).isZero();
  }

  @When(
      "^(\\S+@\\S+) is told apart from the next token on, after the operator adds the address to the staff$")
  public void becomesStaff(String address) throws IOException, InterruptedException {
    during(TOLD_APART, address, () -> adds(address));
  }

  @When("^(\\S+@\\S+) is at work until the operator ends it$")
  public void leavesTheStaff(String address) throws IOException, InterruptedException {
    during(
        "is at work until the operator ends it",
        address,
        () ->
            assertThat(staff("remove", address))
                .as(read.toString(StandardCharsets.UTF_8))
                .isZero());
  }

  /// What the operator does while somebody is signed in.
  private void during(String what, String address, Runnable action)
      throws IOException, InterruptedException {
    var program = NodeProgram.start("accounts.mjs", what, settings(address));
    await().atMost(Duration.ofSeconds(60)).until(() -> program.texts("signedIn").contains(address));
    action.run();
    program.nudge();
    ended.add(program.end());
  }

  @When("^the operator types staff (.*)$")
  public void types(String words) {
    assertThat(staff(words.split(" "))).isNotZero();
  }

  private int staff(String... words) {
    var printed = new PrintStream(read, true, StandardCharsets.UTF_8);
    var inThisStore = Stream.of("--data", RunningStore.data().toString());
    var more = words.length == 2 ? inThisStore : Stream.<String>of();
    return Staff.run(Stream.concat(Stream.of(words), more).toList(), printed, printed);
  }

  @Then("^the operator reads (.*)$")
  public void reads(String answer) {
    assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("store: " + answer + "\n");
  }

  @Then("all went as it should")
  public void allWent() {
    assertThat(ended).isNotEmpty().containsOnly(0);
  }
}
