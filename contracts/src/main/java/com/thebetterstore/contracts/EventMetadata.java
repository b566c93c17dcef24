package com.thebetterstore.contracts;

import java.time.Instant;

/// What every event says of itself.
///
/// @param causationId the id of the request or event that this one followed from
/// @param schemaVersion the version of the event's data, 1 until a reader would need to know
public record EventMetadata(
    EventId eventId,
    CorrelationId correlationId,
    String causationId,
    int schemaVersion,
    Instant occurredAt) {}
