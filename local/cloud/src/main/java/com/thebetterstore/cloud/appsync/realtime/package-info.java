/// AppSync's real-time protocol: subscriptions over WebSocket.
///
/// Source: AppSync developer guide, "Building a real-time WebSocket client", and what unmodified
/// Amplify sends and expects.
@NullMarked
package com.thebetterstore.cloud.appsync.realtime;

import org.jspecify.annotations.NullMarked;
