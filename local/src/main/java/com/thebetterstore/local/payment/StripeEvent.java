package com.thebetterstore.local.payment;

/// Something that happened, with the object as it was then, in Stripe's JSON.
record StripeEvent(String id, String type, long created, String object) {}
