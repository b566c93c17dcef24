package com.thebetterstore.provider.ledger;

import org.jspecify.annotations.Nullable;

/// Why a card was refused, in Stripe's codes and words.
public record Decline(String code, @Nullable String declineCode, String message) {}
