package com.thebetterstore.local.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.demo.Demo;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/// The demonstration, watched.
public final class DemonstrationSteps {
  private final Guest guest;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private List<String> missed = List.of();

  public DemonstrationSteps(Guest guest) {
    this.guest = guest;
  }

  @When("the demonstration runs")
  public void runs() {
    var out = new PrintStream(printed, true, UTF_8);
    missed =
        new Demo(guest.store, out, System::nanoTime)
            .live(Guest.randomWord(), RunningStore.desk(), false);
  }

  @Then("it names no step that did not come true")
  public void allCameTrue() {
    assertThat(missed).as(printed.toString(UTF_8)).isEmpty();
  }

  @Then("it printed, each with its time since the payment and with what was seen:")
  public void printed(List<List<String>> steps) {
    assertThat(steps)
        .allSatisfy(step ->
            assertThat(printed.toString(UTF_8))
                .containsPattern(
                    "\\+\\d+\\.\\d\\d s  %s +(v\\d+ )?%s".formatted(step.get(0), step.get(1))));
  }
}
