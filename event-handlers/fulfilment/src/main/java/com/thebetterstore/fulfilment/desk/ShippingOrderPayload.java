package com.thebetterstore.fulfilment.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ShippingOrderPayload`.
///
/// @param shippingOrder as it is afterwards, whether or not it was changed
public record ShippingOrderPayload(
    @Nullable ShippingOrderView shippingOrder, List<DeskError> userErrors) {}
