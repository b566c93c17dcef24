package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartName;
import java.time.Instant;

/// A buyer's decision to buy what a cart holds, with the names that its order will have.
public record Placement(
    OrderId id,
    OrderNumber number,
    WatchKey watchKey,
    Purchase purchase,
    CartName cart,
    CorrelationId correlationId,
    Instant at) {}
