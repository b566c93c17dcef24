package com.thebetterstore.ordering.discount.aws;

import static com.thebetterstore.ordering.discount.DiscountFixtures.amount;
import static com.thebetterstore.ordering.discount.DiscountFixtures.limitedEach;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.ordering.discount.DiscountsContract;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbDiscountsTest implements DiscountsContract {

  private final OrderingTable table = OrderingTable.create();

  @Override
  public Discounts discounts() {
    return new DynamoDbDiscounts(table.client(), table.name());
  }

  @Test
  void a_row_that_counts_a_guests_uses_does_not_show_the_address() {
    var discount = limitedEach(amount("TEN", 10_00), 1);
    var guest = DiscountUser.of(new EmailAddress("Mere@example.nz"));
    var use = UsedDiscount.of(discount, FULL.minimumSubtotal().orElseThrow(), Optional.of(guest));
    discounts().enter(discount);
    new Transactions(table.client()).write(new DiscountWrites(table.name()).take(use));

    var rows = table.client().scanPaginator(scan -> scan.tableName(table.name())).items();

    assertThat(rows.stream().map(item -> Row.of(item).name()))
        .containsExactlyInAnyOrder("DISCOUNT#TEN", "DISCOUNT_USE#TEN#" + guest.value());
    assertThat(
            rows.stream().map(Object::toString).reduce("", String::concat).toLowerCase(Locale.ROOT))
        .doesNotContain("mere", "example.nz");
  }
}
