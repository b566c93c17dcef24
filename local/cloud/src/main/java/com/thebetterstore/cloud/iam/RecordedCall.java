package com.thebetterstore.cloud.iam;

/// One decision, kept so that tests can compare what a role uses with what it may use.
public record RecordedCall(String caller, String action, String resource, boolean allowed) {}
