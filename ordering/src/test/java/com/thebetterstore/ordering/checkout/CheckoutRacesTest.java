package com.thebetterstore.ordering.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.checkout.CheckoutShop.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.cart.CartCommand.SetEmail;
import com.thebetterstore.ordering.cart.CartRefusal.OutOfStock;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.OfCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.PaymentAlreadySucceeded;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Buyers who do things at the same moment, on a real table.
class CheckoutRacesTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);
  private static final Offer LAST_LAMP = physical("Lamp", nzd(45_00), 1);

  @Test
  void fifty_equal_submits_at_once_place_one_order() throws Exception {
    var shop = new CheckoutShop(LAMP);
    var request = shop.request(shop.aReadyCart(LAMP, 2));

    var answers = atOnce(50, _ -> () -> shop.checkOut(request));

    assertThat(answers).allMatch(answer -> answer.refusals().isEmpty());
    assertThat(answers.stream().map(answer -> answer.checkout().orElseThrow().id()).distinct())
        .hasSize(1);
    assertThat(
            answers.stream()
                .map(answer -> answer.checkout().orElseThrow().paymentPage())
                .distinct())
        .hasSize(1)
        .allMatch(page -> page.isPresent());
    assertThat(shop.items("ORDER#")).isEqualTo(1);
    assertThat(shop.items("NUMBER#")).isEqualTo(1);
    assertThat(shop.provider.pages()).isEqualTo(1);
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP.product().sku(), 3, 2));
  }

  @Test
  void of_many_buyers_of_the_last_unit_exactly_one_gets_it() throws Exception {
    var shop = new CheckoutShop(LAST_LAMP);
    var requests = new ArrayList<CheckoutRequest>();
    for (var buyer = 0; buyer < 20; buyer++) {
      requests.add(shop.request(shop.aReadyCart(LAST_LAMP, 1)));
    }

    var answers = atOnce(20, buyer -> () -> shop.checkOut(requests.get(buyer)));

    assertThat(answers).filteredOn(answer -> answer.checkout().isPresent()).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.checkout().isEmpty())
        .allMatch(answer ->
            answer
                .refusals()
                .equals(List.of(new OfCart(new OutOfStock(List.of(), LAST_LAMP.product().id())))));
    assertThat(shop.stock(LAST_LAMP)).isEqualTo(new Stock(LAST_LAMP.product().sku(), 0, 1));
    assertThat(shop.items("ORDER#")).isEqualTo(1);
    assertThat(shop.items("IDEMPOTENCY#")).isEqualTo(1);
  }

  /// Many may lose the same race, and whoever reads waits for all who read.
  @Test
  void who_gets_none_of_the_last_pieces_is_told_so_without_reading_all_again() {
    var table = OrderingTable.create();
    var others = new CheckoutShop(table, true, LAST_LAMP);
    var theirs = others.aReadyCart(LAST_LAMP, 1);
    var dynamo = Mockito.mock(DynamoDbClient.class, AdditionalAnswers.delegatesTo(table.client()));
    var shop = new CheckoutShop(new OrderingTable(dynamo, table.name()), true);
    var request = shop.request(others.aReadyCart(LAST_LAMP, 1));
    Mockito.clearInvocations(dynamo);
    Mockito.doAnswer(
            write -> {
              others.checkedOut(theirs);
              return table
                  .client()
                  .transactWriteItems(
                      write.<Consumer<TransactWriteItemsRequest.Builder>>getArgument(0));
            })
        .when(dynamo)
        .transactWriteItems(ArgumentMatchers.<Consumer<TransactWriteItemsRequest.Builder>>any());

    var answer = shop.checkOut(request);

    assertThat(answer.refusals())
        .containsExactly(new OfCart(new OutOfStock(List.of(), LAST_LAMP.product().id())));
    assertThat(answer.cart().orElseThrow().warnings()).isNotEmpty();
    assertThat(Mockito.mockingDetails(dynamo).getInvocations())
        .extracting(call -> call.getMethod().getName())
        .as("the cart, its products, and whether the request was done before")
        .containsExactly("getItem", "batchGetItem", "transactWriteItems", "getItem");
  }

  @RepeatedTest(10)
  void of_cancelling_and_paying_exactly_one_wins() throws Exception {
    var shop = new CheckoutShop(LAMP);
    var cart = shop.aReadyCart(LAMP, 2);
    var checkout = shop.checkedOut(cart);

    var answers =
        atOnce(
            6,
            runner ->
                switch (runner % 3) {
                  case 0 -> () -> shop.cancel.cancel(checkout.id(), CAUSE).refusals();
                  case 1 ->
                      () -> {
                        shop.provider.pay(checkout.order());
                        return List.<CheckoutRefusal>of();
                      };
                  default ->
                      () -> {
                        shop.settle.settle(checkout.order().id(), CAUSE);
                        return List.<CheckoutRefusal>of();
                      };
                });
    shop.settle.settle(checkout.order().id(), CAUSE);

    var order = shop.order(checkout);
    if (order.status() == OrderStatus.CONFIRMED) {
      assertThat(answers.stream().flatMap(List::stream))
          .containsOnly(new PaymentAlreadySucceeded());
      assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP.product().sku(), 3, 2));
      assertThat(shop.cart(cart).cart().state()).isInstanceOf(Ordered.class);
    } else {
      assertThat(order.amountPaid()).isEqualTo(nzd(0));
      assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP.product().sku(), 5, 0));
      assertThat(shop.cart(cart).cart().state()).isEqualTo(new Active());
    }
  }

  @RepeatedTest(5)
  void a_page_never_opens_for_an_order_that_is_cancelled_meanwhile() throws Exception {
    var shop = new CheckoutShop(LAMP);
    var request = shop.request(shop.aReadyCart(LAMP, 2));
    shop.provider.goDown();
    var checkout = shop.checkOut(request).checkout().orElseThrow();
    shop.provider.comeBack();

    atOnce(
        4,
        runner ->
            runner % 2 == 0
                ? () -> shop.cancel.cancel(checkout.id(), CAUSE)
                : () -> shop.checkOut(request));

    assertThat(shop.order(checkout).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.provider.openPages()).isZero();
    assertThat(shop.stock(LAMP).taken()).isZero();
  }

  @RepeatedTest(5)
  void an_order_has_one_version_of_a_cart_that_is_edited_meanwhile() throws Exception {
    var shop = new CheckoutShop(LAMP);
    var cart = shop.aReadyCart(LAMP, 2);
    var request = shop.request(cart);
    var edit = new SetEmail("late@example.nz");

    var answers =
        atOnce(
            2,
            runner ->
                runner == 0
                    ? () -> shop.checkOut(request).checkout().map(Checkout::order)
                    : () -> {
                      shop.carts.change(cart, edit, OptionalLong.empty());
                      return Optional.<Order>empty();
                    });

    answers.stream()
        .flatMap(order -> order.stream())
        .forEach(order ->
            assertThat(order.purchase().email()).contains(new EmailAddress("mere@example.nz")));
  }

  private interface Runners<T> {
    Callable<T> runner(int number);
  }

  private static <T> List<T> atOnce(int count, Runners<T> runners)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (var number = 0; number < count; number++) {
        var runner = runners.runner(number);
        running.add(
            threads.submit(() -> {
              start.await();
              return runner.call();
            }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
