package com.thebetterstore.provider.ledger;

/// The first answer to an idempotency key, given again to the same request.
///
/// `request` is the method, the path and the parameters in one canonical text.
public record KeptAnswer(String request, long keptEpochSeconds, int status, String body) {}
