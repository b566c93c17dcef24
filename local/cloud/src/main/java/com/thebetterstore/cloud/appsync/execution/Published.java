package com.thebetterstore.cloud.appsync.execution;

import java.util.function.IntConsumer;

/// What one mutation field answered, on its way to subscribers.
///
/// @param mutation the field's name
/// @param result its value as the mutation's caller sees it: only what that caller selected, under
///   the names it chose
/// @param sent gets, once, how many messages went out
public record Published(String mutation, Object result, IntConsumer sent) {}
