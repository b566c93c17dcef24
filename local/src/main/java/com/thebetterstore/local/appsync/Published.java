package com.thebetterstore.local.appsync;

/// What one mutation field answered, on its way to subscribers.
///
/// @param mutation the field's name
/// @param result its value as the mutation's caller sees it: only what that caller selected, under
///   the names it chose
public record Published(String mutation, Object result) {}
