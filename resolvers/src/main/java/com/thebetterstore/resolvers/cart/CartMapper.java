package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.cart.CartCommand.LineToUpdate;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.*;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.PricedLine;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountRules.CodeOutcome;
import com.thebetterstore.resolvers.cart.CartApi.LineUpdateInput;
import com.thebetterstore.resolvers.catalogue.ProductMapper;
import com.thebetterstore.resolvers.catalogue.ProductView;
import com.thebetterstore.resolvers.view.PurchaseMapper;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/// Maps carts to their views: fields of equal names by themselves, computed values as parameters
/// that are named as in the view.
@Mapper(uses = {ValueMapper.class, CartErrorMapper.class, CartWarningMapper.class})
interface CartMapper extends PurchaseMapper, ProductMapper {

  @Mapping(target = ".", source = "priced.cart")
  @Mapping(target = ".", source = "priced.cart.contents")
  @Mapping(target = ".", source = "priced.cart.lifetime")
  @Mapping(target = "lines", source = "priced.lines")
  @Mapping(target = "shippingAddress", source = "priced.cart.contents.address")
  @Mapping(target = "shippingMethod", source = "priced.shippingMethod")
  @Mapping(target = "discountCodes", source = "priced.discountCodes")
  @Mapping(target = "currencyCode", source = "priced.totals.total.currency")
  CartView view(
      String id,
      PricedCart priced,
      int totalQuantity,
      boolean requiresShipping,
      @Nullable String openCheckoutId);

  default CartLineView view(PricedLine priced) {
    return view(priced.line().id(), priced, priced.unitPrice(), priced.total());
  }

  @Mapping(target = ".", source = "priced.line")
  @Mapping(target = "product", source = "priced.offer")
  CartLineView view(CartLineId id, PricedLine priced, Money unitPrice, Money total);

  default DiscountCodeView view(CodeOutcome outcome) {
    return new DiscountCodeView(
        outcome.code().value(),
        outcome.why().isEmpty(),
        outcome.why().orElse(null),
        ValueMapper.money(outcome.amount()),
        outcome.discount().flatMap(Discount::minimumSubtotal).map(ValueMapper::money).orElse(null));
  }

  default @Nullable ProductView productOrNull(Optional<Offer> offer) {
    return offer.map(this::view).orElse(null);
  }

  LineToUpdate line(LineUpdateInput input);

  default CartView.State view(CartState state) {
    return switch (state) {
      case Active _ -> CartView.State.ACTIVE;
      case Locked _ -> CartView.State.LOCKED;
      case Ordered _ -> CartView.State.ORDERED;
      case Merged _ -> CartView.State.MERGED;
      case Expired _ -> CartView.State.EXPIRED;
    };
  }
}
