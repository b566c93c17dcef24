package com.thebetterstore.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.customer.AddressRefusal.*;
import com.thebetterstore.ordering.customer.aws.DynamoDbAddressBooks;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What customers keep, on a real table.
class KeepAddressesTest {

  private static final CustomerId MERE = new CustomerId("mere");
  private static final CustomerId HONE = new CustomerId("hone");

  private final OrderingTable table = OrderingTable.create();
  private final DynamoDbAddressBooks books = new DynamoDbAddressBooks(table.client(), table.name());
  private final KeepAddresses addresses = new KeepAddresses(books, new RandomIds());

  @Test
  void an_address_is_kept_whole_and_shown_to_its_customer_only() {
    var answer = add(house(1), true);

    assertThat(answer.refusals()).isEmpty();
    assertThat(addresses.of(MERE)).isEqualTo(answer.book());
    assertThat(addresses.of(MERE).addresses().getFirst().address()).isEqualTo(house(1).accepted());
    assertThat(addresses.of(HONE).addresses()).isEmpty();
  }

  @Test
  void nothing_is_preferred_unless_it_is_said() {
    add(house(1), false);

    assertThat(addresses.of(MERE).addresses()).noneMatch(KeptAddress::preferred);
  }

  @Test
  void at_most_one_address_is_preferred() {
    add(house(1), true);
    add(house(2), true);

    assertThat(addresses.of(MERE).addresses())
        .extracting(KeptAddress::preferred)
        .containsExactly(false, true);
  }

  @Test
  void the_same_address_is_kept_once() {
    add(house(1), false);

    assertThat(add(house(1), false).book().addresses()).hasSize(1);
    assertThat(addresses.of(MERE).version()).isEqualTo(1);
  }

  @Test
  void entering_a_preferred_address_again_leaves_it_preferred() {
    add(house(1), true);

    assertThat(add(house(1), false).book().addresses())
        .extracting(KeptAddress::preferred)
        .containsExactly(true);
  }

  @Test
  void an_address_is_replaced_by_its_id() {
    var id = add(house(1), false).book().addresses().getFirst().id();

    var answer = addresses.save(MERE, Optional.of(id.value()), house(2), true, "address");

    assertThat(answer.book().addresses())
        .containsExactly(new KeptAddress(id, house(2).accepted(), true));
  }

  @Test
  void an_id_that_is_not_there_or_somebody_elses_changes_nothing() {
    var id = add(house(1), false).book().addresses().getFirst().id();

    for (var unknown : List.of("addr_none", "", " ")) {
      assertThat(addresses.save(MERE, Optional.of(unknown), house(2), true, "address").refusals())
          .containsExactly(new AddressNotFound());
    }
    assertThat(addresses.save(HONE, Optional.of(id.value()), house(2), true, "address").refusals())
        .containsExactly(new AddressNotFound());
    assertThat(addresses.remove(HONE, id.value()).refusals()).isEmpty();
    assertThat(addresses.of(MERE).addresses()).hasSize(1);
  }

  @Test
  void an_address_is_removed_and_may_be_removed_again() {
    var id = add(house(1), true).book().addresses().getFirst().id();
    add(house(2), false);

    assertThat(addresses.remove(MERE, id.value()).book().addresses()).hasSize(1);
    assertThat(addresses.remove(MERE, id.value()).refusals()).isEmpty();
    assertThat(addresses.of(MERE).addresses()).noneMatch(KeptAddress::preferred);
  }

  @Test
  void a_full_book_takes_no_more_and_says_so() {
    IntStream.range(0, AddressBook.MAX_ADDRESSES).forEach(i -> add(house(i), false));

    var answer = add(house(99), false);

    assertThat(answer.refusals()).containsExactly(new AddressBookFull());
    assertThat(answer.book().addresses()).hasSize(AddressBook.MAX_ADDRESSES);
    assertThat(add(house(3), true).refusals()).isEmpty();
  }

  @Test
  void an_address_that_breaks_a_rule_changes_nothing_and_says_which() {
    var nowhere =
        new AddressDraft(
            "Mere",
            "",
            Optional.empty(),
            "Auckland",
            Optional.empty(),
            "1010",
            "NZ",
            Optional.empty());

    var answer = addresses.save(MERE, Optional.empty(), nowhere, false, "address");

    assertThat(answer.refusals())
        .singleElement()
        .isInstanceOfSatisfying(
            InvalidAddress.class,
            invalid -> assertThat(invalid.problem().field()).containsExactly("address", "line1"));
    assertThat(addresses.of(MERE).version()).isZero();
  }

  @Test
  void devices_that_save_at_once_lose_nothing() throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(5)) {
      var saves =
          IntStream.range(0, 5)
              .mapToObj(i -> (Callable<AddressAnswer>) () -> add(house(i), false))
              .toList();
      threads.invokeAll(saves).forEach(Future::resultNow);
    }

    assertThat(addresses.of(MERE).addresses()).hasSize(5);
  }

  private AddressAnswer add(AddressDraft draft, boolean preferred) {
    return addresses.save(MERE, Optional.empty(), draft, preferred, "address");
  }

  private static AddressDraft house(int number) {
    return new AddressDraft(
        "Mere Tamaki",
        number + " Queen Street",
        Optional.of("Flat 2"),
        "Auckland",
        Optional.of("Auckland"),
        "1010",
        "NZ",
        Optional.of("+64 9 555 0100"));
  }
}
