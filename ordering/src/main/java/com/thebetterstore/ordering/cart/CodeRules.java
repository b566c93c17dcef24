package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.DiscountInvalid;
import com.thebetterstore.ordering.cart.CartRefusal.InvalidInput;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountRules;
import com.thebetterstore.ordering.discount.Inapplicable;
import com.thebetterstore.ordering.discount.Standing;
import com.thebetterstore.ordering.discount.Standing.Unusable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of [CartRules] that is about discount codes.
///
/// A code that nobody can use now is refused, in the same words whether it is unknown, has not
/// begun or has ended: so guesses find out nothing. One that only this cart cannot use stays in it,
/// with the reason shown, since the cart may change. So does one that is in it already.
final class CodeRules {

  private static final String CODES = "codes";

  private CodeRules() {}

  /// What a request to set these codes must be decided by.
  static Collection<DiscountCode> added(Cart cart, List<String> codes) {
    return codes.size() > DiscountRules.MAX_CODES
        ? List.of()
        : codes.stream()
            .flatMap(text -> DiscountCode.parse(text).stream())
            .distinct()
            .filter(code -> !cart.contents().discountCodes().contains(code))
            .toList();
  }

  static CartDecision set(
      Cart cart, List<String> codes, Map<DiscountCode, Standing> standings, Instant now) {
    if (codes.size() > DiscountRules.MAX_CODES) {
      return Refused.because(
          new InvalidInput(
              List.of(CODES),
              CODES + " must have at most " + DiscountRules.MAX_CODES + " elements"));
    }
    var before = cart.contents().discountCodes();
    var refusals = new ArrayList<CartRefusal>();
    var accepted = new ArrayList<DiscountCode>();
    for (var i = 0; i < codes.size(); i++) {
      var field = List.of(CODES, Integer.toString(i));
      var code = DiscountCode.parse(codes.get(i));
      if (code.isEmpty() || !(before.contains(code.get()) || isValid(code.get(), standings))) {
        refusals.add(new DiscountInvalid(field, codes.get(i)));
      } else if (accepted.contains(code.get())) {
        refusals.add(new InvalidInput(field, "a code must be named only once"));
      } else {
        accepted.add(code.get());
      }
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    return accepted.equals(before)
        ? new Unchanged()
        : new Changed(cart.with(cart.contents().withDiscountCodes(accepted), now));
  }

  private static boolean isValid(DiscountCode code, Map<DiscountCode, Standing> standings) {
    return Optional.ofNullable(standings.get(code))
        .filter(standing -> !standing.equals(new Unusable(Inapplicable.NOT_VALID)))
        .isPresent();
  }
}
