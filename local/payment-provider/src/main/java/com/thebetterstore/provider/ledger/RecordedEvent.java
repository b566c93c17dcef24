package com.thebetterstore.provider.ledger;

/// Something that happened, with the object as it was then, in Stripe's JSON.
public record RecordedEvent(String id, String type, long created, String object) {}
