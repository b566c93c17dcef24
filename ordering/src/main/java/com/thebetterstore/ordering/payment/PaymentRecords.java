package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the payment provider itself remembers of its pages. It is asked when somebody doubts that
/// all of its messages came.
@FunctionalInterface
public interface PaymentRecords {

  /// The pages that were opened since then, the newest first, some at a time.
  ///
  /// @param after the last page of the part before; empty for the first part
  /// @return empty after the last page
  /// @throws PaymentProviderUnavailable when the provider does not answer
  List<RecordedPage> pagesSince(Instant since, Optional<String> after);

  /// A page.
  ///
  /// @param id the provider's name of it
  /// @param order the order that it is for; empty if it is for none of ours
  record RecordedPage(String id, Optional<OrderId> order) {}
}
