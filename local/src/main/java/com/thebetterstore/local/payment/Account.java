package com.thebetterstore.local.payment;

/// The merchant's secrets at the provider.
record Account(String apiKey, String webhookSecret) {}
