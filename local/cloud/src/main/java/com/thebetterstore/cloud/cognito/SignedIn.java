package com.thebetterstore.cloud.cognito;

import com.thebetterstore.cloud.cognito.user.User;

/// A user who showed an access token.
///
/// @param client the id of the client by which the user signed in
record SignedIn(User user, String client) {}
