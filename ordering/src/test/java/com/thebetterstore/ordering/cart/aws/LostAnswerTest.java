package com.thebetterstore.ordering.cart.aws;

import static com.thebetterstore.ordering.cart.CartFixtures.EMAIL;
import static com.thebetterstore.ordering.cart.CartFixtures.NOON;
import static com.thebetterstore.ordering.cart.CartFixtures.anId;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.CartFixtures;
import com.thebetterstore.ordering.cart.CartStore.Saved;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The SDK sends a write again when its answer got lost, and then learns that the condition does
/// not hold any more: because of the write itself.
class LostAnswerTest {

  private final OrderingTable table = OrderingTable.create();

  @Test
  void a_write_that_was_sent_twice_has_not_lost_a_race() {
    var cart = CartFixtures.anEmptyCart();
    var store = new DynamoDbCartStore(twice(table.client()), table.name(), new RandomIds());

    store.create(cart);
    var changed = CartFixtures.changed(cart, EMAIL, NOON);

    assertThat(store.save(changed)).isEqualTo(Saved.DONE);
    assertThat(store.find(anId(), NOON)).contains(changed);
  }

  /// A client whose every put reaches the table twice.
  private static DynamoDbClient twice(DynamoDbClient client) {
    var twice = Mockito.mock(DynamoDbClient.class, AdditionalAnswers.delegatesTo(client));
    Mockito.doAnswer(
            call -> {
              Consumer<PutItemRequest.Builder> put = call.getArgument(0);
              client.putItem(put);
              return client.putItem(put);
            })
        .when(twice)
        .putItem(ArgumentMatchers.<Consumer<PutItemRequest.Builder>>any());
    return twice;
  }
}
