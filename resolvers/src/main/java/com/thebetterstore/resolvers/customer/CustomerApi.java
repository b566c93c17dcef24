package com.thebetterstore.resolvers.customer;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.customer.AddressAnswer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.customer.KeepAddresses;
import com.thebetterstore.ordering.erasure.EraseCustomer;
import com.thebetterstore.ordering.erasure.EraseCustomer.Erased;
import com.thebetterstore.ordering.order.history.OrderFilter;
import com.thebetterstore.ordering.order.history.OrderHistory;
import com.thebetterstore.resolvers.order.OrderCursors;
import com.thebetterstore.resolvers.order.OrderFilterInput;
import com.thebetterstore.resolvers.order.view.OrderConnectionView;
import com.thebetterstore.resolvers.order.view.OrderViews;
import com.thebetterstore.resolvers.view.AddressInput;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import store.InvalidArgument;
import store.InvalidCursor;

/// The schema's fields about the customer who asks: arguments in, views out.
final class CustomerApi {

  private static final int DEFAULT_PAGE_SIZE = 20;

  private final KeepAddresses addresses;
  private final OrderHistory history;
  private final EraseCustomer erasing;
  private final OrderCursors cursors;
  private final AddressMapper views = new AddressMapperImpl();
  private final OrderViews orderViews;

  CustomerApi(
      KeepAddresses addresses,
      OrderHistory history,
      EraseCustomer erasing,
      OrderCursors cursors,
      OrderViews orderViews) {
    this.erasing = erasing;
    this.addresses = addresses;
    this.history = history;
    this.cursors = cursors;
    this.orderViews = orderViews;
  }

  /// Fields without arguments.
  record Nothing() {}

  record Orders(
      @Nullable OrderFilterInput filter, @Nullable Integer first, @Nullable String after) {}

  record AddressSave(Input input) {

    record Input(@Nullable String id, AddressInput address, @Nullable Boolean preferred) {}
  }

  record AddressRemove(String id) {}

  CustomerView me(CustomerId customer) {
    return new CustomerView(customer.value());
  }

  List<CustomerAddressView> addresses(CustomerId customer) {
    return views.views(addresses.of(customer).addresses());
  }

  OrderConnectionView orders(Orders asked, CustomerId customer) {
    var filter = asked.filter() == null ? OrderFilter.NONE : asked.filter().filter();
    var first = Objects.requireNonNullElse(asked.first(), DEFAULT_PAGE_SIZE);
    if (first < 1 || first > OrderHistory.MAX_PAGE_SIZE) {
      throw new InvalidArgument("first", "must be 1 to " + OrderHistory.MAX_PAGE_SIZE);
    }
    var list = "orders of " + customer.value() + " " + filter.described() + ";";
    var after =
        Optional.ofNullable(asked.after())
            .map(cursor -> cursors.place(list, cursor).orElseThrow(InvalidCursor::new));
    return OrderConnectionView.of(
        history.page(customer, filter, first, after),
        orderViews,
        place -> cursors.cursor(list, place));
  }

  CustomerAddressPayload save(AddressSave asked, CustomerId customer) {
    var input = asked.input();
    return payload(
        addresses.save(
            customer,
            Optional.ofNullable(input.id()),
            input.address().draft(),
            Objects.requireNonNullElse(input.preferred(), false),
            "address"));
  }

  CustomerDataErasePayload erase(CustomerId customer, Cause cause) {
    return switch (erasing.erase(customer, cause)) {
      case Erased.Done _ -> new CustomerDataErasePayload(true, List.of());
      case Erased.More _ -> new CustomerDataErasePayload(false, List.of());
      case Erased.Refused(var order) ->
          new CustomerDataErasePayload(
              false,
              List.of(
                  UserErrorView.of(
                          ErrorCode.ORDER_UNDER_WAY,
                          "order %s is under way; wait until it is over".formatted(order.value()))
                      .about(order.value())
                      .later()));
    };
  }

  CustomerAddressPayload remove(AddressRemove asked, CustomerId customer) {
    return payload(addresses.remove(customer, asked.id()));
  }

  private CustomerAddressPayload payload(AddressAnswer answer) {
    return new CustomerAddressPayload(
        views.views(answer.book().addresses()),
        answer.refusals().stream().map(views::view).toList());
  }
}
