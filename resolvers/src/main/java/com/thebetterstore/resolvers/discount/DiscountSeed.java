package com.thebetterstore.resolvers.discount;

import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.platform.function.ScheduledHandler;
import com.thebetterstore.resolvers.ShopWiring;
import java.util.Map;

/// Enters discounts that the store's people write. Called by hand: with `{"discounts": […]}`, or
/// with nothing for those of a new store. A code that there is stays as it is; `{"end": ["CODE"]}`
/// ends it.
public final class DiscountSeed extends ScheduledHandler {

  /// The constructor that Lambda calls.
  public DiscountSeed() {
    this(ShopWiring.processEnvironment());
  }

  public DiscountSeed(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, DiscountSeed::new);
  }

  private DiscountSeed(ShopWiring shop) {
    this(new EnterDiscounts(new DynamoDbDiscounts(shop.dynamoDb(), shop.table())));
  }

  DiscountSeed(EnterDiscounts discounts) {
    super((called, _) -> called.has("end") ? discounts.end(called) : discounts.enter(called));
  }
}
