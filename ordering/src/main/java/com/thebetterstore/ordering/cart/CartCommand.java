package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.shipping.AddressDraft;
import java.util.List;

/// What may be asked of a cart. Ids and texts are as the client wrote them: whether they name
/// anything is for [CartRules] to say.
public sealed interface CartCommand {

  /// Put products in; one that is there already gets more.
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

  /// One product to put in; the same product twice counts as the sum.
  record LineToAdd(String productId, int quantity) {}

  /// Set quantities; 0 removes the line.
  record UpdateLines(List<LineToUpdate> lines) implements CartCommand {

    public UpdateLines {
      lines = List.copyOf(lines);
    }
  }

  /// A line's new quantity.
  record LineToUpdate(String lineId, int quantity) {}

  /// Take lines out; one that is not there is out already.
  record RemoveLines(List<String> lineIds) implements CartCommand {

    public RemoveLines {
      lineIds = List.copyOf(lineIds);
    }
  }

  /// Take all lines out.
  record Clear() implements CartCommand {}

  /// Send the receipt there.
  record SetEmail(String email) implements CartCommand {

    /// Hidden, since it is personal data and records end up in logs.
    @Override
    public String toString() {
      return "SetEmail[…]";
    }
  }

  /// Send the parcel there.
  record SetAddress(AddressDraft address) implements CartCommand {}

  /// Send the parcel so.
  record SelectShippingMethod(String shippingMethodId) implements CartCommand {}
}
