package com.thebetterstore.resolvers.customer;

import com.thebetterstore.ordering.customer.AddressBook;
import com.thebetterstore.ordering.customer.AddressRefusal;
import com.thebetterstore.ordering.customer.AddressRefusal.*;
import com.thebetterstore.ordering.customer.KeptAddress;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.PurchaseMapper;
import com.thebetterstore.resolvers.view.UserErrorView;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.util.List;
import org.mapstruct.Mapper;

/// Maps kept addresses, and refusals about them, to their views.
@Mapper(uses = ValueMapper.class)
public interface AddressMapper extends PurchaseMapper {

  CustomerAddressView view(KeptAddress kept);

  List<CustomerAddressView> views(List<KeptAddress> kept);

  default UserErrorView view(AddressRefusal refusal) {
    return switch (refusal) {
      case InvalidAddress(var problem) ->
          UserErrorView.of(ErrorCode.INVALID_INPUT, problem.message())
              .at(problem.field())
              .within("input");
      case AddressNotFound _ ->
          UserErrorView.of(ErrorCode.NOT_FOUND, "you keep no address with this id")
              .at(List.of("input", "id"));
      case AddressBookFull _ ->
          UserErrorView.of(
              ErrorCode.ADDRESS_BOOK_FULL,
              "at most %d addresses are kept; remove one first"
                  .formatted(AddressBook.MAX_ADDRESSES));
      case AddressBookBusy _ ->
          UserErrorView.of(ErrorCode.VERSION_CONFLICT, "others change your addresses now").later();
    };
  }
}
