package com.thebetterstore.local.payment;

/// The first answer to an idempotency key, given again to the same request.
///
/// `request` is the method, the path and the parameters in one canonical text.
record KeptAnswer(String request, long keptEpochSeconds, int status, String body) {}
