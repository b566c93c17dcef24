package com.thebetterstore.contracts;

/// An event as it travels: EventBridge's `detail` is `{"metadata": …, "data": …}`.
public record Envelope<E extends StoreEvent>(EventMetadata metadata, E data) {}
