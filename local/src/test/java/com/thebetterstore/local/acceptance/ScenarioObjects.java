package com.thebetterstore.local.acceptance;

import io.cucumber.core.backend.ObjectFactory;
import java.util.HashMap;
import java.util.Map;

/// Makes each class of steps once a scenario and gives them the scenario's one [Guest].
public final class ScenarioObjects implements ObjectFactory {
  private final Map<Class<?>, Object> made = new HashMap<>();

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
      return steps.getDeclaredConstructor(Guest.class).newInstance(guest());
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("steps need a constructor that takes a Guest", cause);
    }
  }

  private Guest guest() {
    if (made.get(Guest.class) instanceof Guest known) {
      return known;
    }
    var guest = new Guest(RunningStore.address());
    made.put(Guest.class, guest);
    return guest;
  }

  @Override
  public void start() {
    made.clear();
  }

  @Override
  public void stop() {
    made.clear();
  }
}
