package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.ordering.discount.Standing.Unusable;
import com.thebetterstore.ordering.discount.Standing.Usable;
import com.thebetterstore.ordering.pricing.Allocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out what codes take off lines.
///
/// Percentages come first, then fixed amounts, each group as the buyer entered it; each code counts
/// from what those before it left, and is shared out over the lines in proportion to what is left
/// of them. So no line costs less than nothing. Shipping is never reduced.
public final class DiscountRules {

  /// More than a buyer is likely to have for one order. All of them are written in the transaction
  /// that places it.
  public static final int MAX_CODES = 3;

  private DiscountRules() {}

  /// What came of the codes.
  ///
  /// @param codes in the order they were entered
  /// @param perLine what is taken off each line in all
  public record Outcome(List<CodeOutcome> codes, List<Money> perLine) {

    public Outcome {
      codes = List.copyOf(codes);
      perLine = List.copyOf(perLine);
    }
  }

  /// What came of one code.
  ///
  /// @param discount empty when the buyer may not use the code at all
  /// @param why empty when it takes something off
  /// @param amount what it takes off
  public record CodeOutcome(
      DiscountCode code, Optional<Discount> discount, Optional<Inapplicable> why, Money amount) {}

  /// Applies codes.
  ///
  /// @param standings of each of the codes
  /// @param lines what each costs before any discount
  public static Outcome apply(
      List<DiscountCode> codes,
      Map<DiscountCode, Standing> standings,
      CurrencyCode currency,
      List<Money> lines) {
    var none = Money.zero(currency);
    var subtotal = lines.stream().reduce(none, Money::plus);
    var left = new ArrayList<>(lines);
    var outcomes = new HashMap<DiscountCode, CodeOutcome>();
    for (var code : inTurn(codes, standings)) {
      var outcome = outcome(code, standings, subtotal, left.stream().reduce(none, Money::plus));
      var parts = Allocation.byLargestRemainder(outcome.amount(), left);
      for (var i = 0; i < left.size(); i++) {
        left.set(i, left.get(i).minus(parts.get(i)));
      }
      outcomes.put(code, outcome);
    }
    var perLine = new ArrayList<Money>();
    for (var i = 0; i < left.size(); i++) {
      perLine.add(lines.get(i).minus(left.get(i)));
    }
    return new Outcome(
        codes.stream().flatMap(code -> Optional.ofNullable(outcomes.get(code)).stream()).toList(),
        perLine);
  }

  private static List<DiscountCode> inTurn(
      List<DiscountCode> codes, Map<DiscountCode, Standing> standings) {
    var percentages = new ArrayList<DiscountCode>();
    var others = new ArrayList<DiscountCode>();
    codes.forEach(code ->
        (standings.get(code) instanceof Usable(var discount)
                    && discount.reduction() instanceof Percentage
                ? percentages
                : others)
            .add(code));
    percentages.addAll(others);
    return percentages;
  }

  private static CodeOutcome outcome(
      DiscountCode code, Map<DiscountCode, Standing> standings, Money subtotal, Money left) {
    return switch (Optional.ofNullable(standings.get(code)).orElseThrow()) {
      case Unusable(var why) -> nothing(code, Optional.empty(), why, left);
      case Usable(var discount)
          when discount.minimumSubtotal().filter(min -> subtotal.compareTo(min) < 0).isPresent() ->
          nothing(code, Optional.of(discount), Inapplicable.BELOW_MINIMUM, left);
      case Usable(var discount) -> {
        var amount = discount.reduction().of(left);
        yield amount.isZero()
            ? nothing(code, Optional.of(discount), Inapplicable.NOTHING_LEFT, left)
            : new CodeOutcome(code, Optional.of(discount), Optional.empty(), amount);
      }
    };
  }

  private static CodeOutcome nothing(
      DiscountCode code, Optional<Discount> discount, Inapplicable why, Money left) {
    return new CodeOutcome(code, discount, Optional.of(why), Money.zero(left.currency()));
  }
}
