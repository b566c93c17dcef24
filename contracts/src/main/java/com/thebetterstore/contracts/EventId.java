package com.thebetterstore.contracts;

/// One published event. A redelivery has the same id, so consumers may remember it.
public record EventId(String value) implements Identifier {

  public EventId {
    Identifier.check(value, "event id");
  }
}
