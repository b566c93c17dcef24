package com.thebetterstore.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

  private static final String CHARACTERS = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  @Test
  void an_id_of_ours_is_read_back() {
    var id = OrderId.next(() -> CHARACTERS);

    assertThat(id.value()).isEqualTo("ord_" + CHARACTERS);
    assertThat(OrderId.read(id.value())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2001",
        "WC-1001",
        "ord_",
        "ord_1",
        "0b8f6c9e-6d2c-4d5b-9c36-5d8a1f0c7e11",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FA",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAVX",
        "ord_01arz3ndektsv4rrffq69g5fav",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAL",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAO",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAU",
        "ORD_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "order_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        " ord_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\n",
        "ord_01ARZ3NDEKTSV4RRFFQ69G5FA\u0662"
      })
  void what_others_call_their_orders_is_no_id_of_ours(String theirs) {
    assertThat(OrderId.read(theirs)).isEmpty();
  }
}
