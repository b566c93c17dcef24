package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.shipping.AddressDraft;
import java.util.List;

/// A request to change a cart. Ids and texts are as the client wrote them; [CartRules] decides
/// whether they name anything.
public sealed interface CartCommand {

  /// Add products; the quantity of one that is in the cart already rises.
  record AddLines(List<LineToAdd> lines) implements CartCommand {

    public AddLines {
      lines = List.copyOf(lines);
    }

    public ArgumentsHash hash() {
      var text = new StringBuilder();
      // The length first, so that no product id can pass for the end of another line.
      lines.forEach(line ->
          text.append(line.productId().length())
              .append(':')
              .append(line.productId())
              .append('x')
              .append(line.quantity())
              .append('\n'));
      return ArgumentsHash.of(text.toString());
    }
  }

  /// One product to add; the same product twice counts as the sum.
  record LineToAdd(String productId, int quantity) {}

  /// Set quantities; 0 removes the line.
  record UpdateLines(List<LineToUpdate> lines) implements CartCommand {

    public UpdateLines {
      lines = List.copyOf(lines);
    }
  }

  /// A line's new quantity.
  record LineToUpdate(String lineId, int quantity) {}

  /// Remove lines; one that is not in the cart counts as removed.
  record RemoveLines(List<String> lineIds) implements CartCommand {

    public RemoveLines {
      lineIds = List.copyOf(lineIds);
    }
  }

  /// Remove all lines.
  record Clear() implements CartCommand {}

  /// Set the e-mail address that the receipt goes to.
  record SetEmail(String email) implements CartCommand {

    /// Hidden, since it is personal data and records end up in logs.
    @Override
    public String toString() {
      return "SetEmail[…]";
    }
  }

  /// Set the delivery address.
  record SetAddress(AddressDraft address) implements CartCommand {}

  /// Choose the shipping method.
  record SelectShippingMethod(String shippingMethodId) implements CartCommand {}

  /// Let these be the cart's discount codes, in this order; none removes all.
  record SetDiscountCodes(List<String> codes) implements CartCommand {

    public SetDiscountCodes {
      codes = List.copyOf(codes);
    }
  }
}
