package com.thebetterstore.ordering.customer;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.customer.AddressRefusal.*;
import com.thebetterstore.ordering.shipping.AddressDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads and changes the addresses that a customer keeps.
public final class KeepAddresses {

  /// More than the number of devices that one customer uses at the same time.
  private static final int MAX_ATTEMPTS = 8;

  private final AddressBooks books;
  private final Ids ids;

  public KeepAddresses(AddressBooks books, Ids ids) {
    this.books = books;
    this.ids = ids;
  }

  public AddressBook of(CustomerId customer) {
    return books.of(customer);
  }

  /// Keeps an address: in place of the one with this id, or added. One that is kept already is not
  /// added again, so that a repeated request changes nothing.
  ///
  /// @param path the argument that holds the address
  /// @param id as the caller wrote it
  public AddressAnswer save(
      CustomerId customer,
      Optional<String> id,
      AddressDraft draft,
      boolean preferred,
      String path) {
    var problems = draft.problems(path);
    if (!problems.isEmpty()) {
      return new AddressAnswer(
          books.of(customer), problems.stream().<AddressRefusal>map(InvalidAddress::new).toList());
    }
    var address = draft.accepted();
    var added = AddressId.next(ids);
    return change(
        customer,
        book -> {
          var known = id.isPresent() ? id.flatMap(text -> find(book, text)) : book.find(address);
          if (known.isEmpty() && id.isPresent()) {
            return new Refused(new AddressNotFound());
          }
          if (known.isEmpty() && book.isFull()) {
            return new Refused(new AddressBookFull());
          }
          // Who enters an address that is kept already says nothing against it.
          var stays = id.isEmpty() && known.filter(KeptAddress::preferred).isPresent();
          var saved =
              new KeptAddress(
                  known.map(KeptAddress::id).orElse(added), address, preferred || stays);
          return known.filter(saved::equals).isPresent()
              ? new Unchanged()
              : new Changed(book.with(saved));
        });
  }

  /// Forgets an address; one that is not kept counts as forgotten.
  public AddressAnswer remove(CustomerId customer, String id) {
    return change(
        customer,
        book ->
            find(book, id)
                .<Decision>map(kept -> new Changed(book.without(kept.id())))
                .orElseGet(Unchanged::new));
  }

  private static Optional<KeptAddress> find(AddressBook book, String id) {
    return Identifier.isPossible(id) ? book.find(new AddressId(id)) : Optional.empty();
  }

  private sealed interface Decision {}

  private record Changed(AddressBook book) implements Decision {}

  private record Unchanged() implements Decision {}

  private record Refused(AddressRefusal reason) implements Decision {}

  private AddressAnswer change(CustomerId customer, Function<AddressBook, Decision> decide) {
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var book = books.of(customer);
      switch (decide.apply(book)) {
        case Unchanged _ -> {
          return new AddressAnswer(book, List.of());
        }
        case Refused(var reason) -> {
          return new AddressAnswer(book, List.of(reason));
        }
        case Changed(var changed) -> {
          if (books.save(changed)) {
            return new AddressAnswer(changed, List.of());
          }
        }
      }
    }
    return new AddressAnswer(books.of(customer), List.of(new AddressBookBusy()));
  }
}
