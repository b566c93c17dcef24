package store;

/// What the client wants to watch is not there, or not for this client; which of the two is not
/// said.
///
/// AWS's clients take a type that is called `Unauthorized…` for a reason to close their one socket,
/// and with it every other subscription; this one ends only the subscription that was refused.
public final class SubscriptionDenied extends BadRequest {

  public SubscriptionDenied() {
    super("there is nothing to watch by this key");
  }
}
