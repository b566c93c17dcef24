package com.thebetterstore.local.payment;

import org.jspecify.annotations.Nullable;

/// Why a card was refused, in Stripe's codes and words.
record Decline(String code, @Nullable String declineCode, String message) {}
