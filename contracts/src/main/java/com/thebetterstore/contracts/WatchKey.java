package com.thebetterstore.contracts;

/// The random topic on which an order's status is published. A secret of whoever may read the
/// order.
public record WatchKey(String value) implements Identifier {

  public WatchKey {
    Identifier.check(value, "watch key");
  }

  public static WatchKey next(Ids ids) {
    return new WatchKey("watch_" + ids.next());
  }

  @Override
  public String toString() {
    return "WatchKey[…]";
  }
}
