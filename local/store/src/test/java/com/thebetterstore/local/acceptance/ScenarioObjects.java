package com.thebetterstore.local.acceptance;

import io.cucumber.core.backend.ObjectFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes each class of steps once a scenario and gives those that ask for it the scenario's one
/// [Guest].
public final class ScenarioObjects implements ObjectFactory {
  private final Map<Class<?>, Object> made = new HashMap<>();
  private Optional<Guest> guest = Optional.empty();

  @Override
  public boolean addClass(Class<?> steps) {
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> steps) {
    return steps.cast(made.computeIfAbsent(steps, this::make));
  }

  private Object make(Class<?> steps) {
    try {
      var constructor = steps.getDeclaredConstructors()[0];
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(guest());
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException(
          "steps need one constructor, which takes a Guest or nothing", cause);
    }
  }

  private Guest guest() {
    var known = guest.orElseGet(() -> new Guest(RunningStore.address()));
    guest = Optional.of(known);
    return known;
  }

  @Override
  public void start() {
    forget();
  }

  @Override
  public void stop() {
    forget();
  }

  private void forget() {
    made.clear();
    guest = Optional.empty();
  }
}
