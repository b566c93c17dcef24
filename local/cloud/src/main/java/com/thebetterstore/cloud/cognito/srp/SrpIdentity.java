package com.thebetterstore.cloud.cognito.srp;

/// Whose password it is.
///
/// @param poolName the pool's id after its underscore
/// @param userId what the pool answers as `USER_ID_FOR_SRP`
public record SrpIdentity(String poolName, String userId) {}
