package store;

/// A request that cannot be answered as it was asked. The client sees the exception as it is: class
/// name and message are part of the API, and the message must not repeat what the client sent.
///
/// For fields without a payload that could hold `userErrors`, such as queries and subscriptions.
public abstract sealed class BadRequest extends RuntimeException
    permits InvalidArgument, InvalidCursor, SubscriptionDenied, Unauthorized {

  BadRequest(String message) {
    super(message);
  }
}
