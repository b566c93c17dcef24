package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.CART;
import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.NOVEL;

import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutStore;
import com.thebetterstore.ordering.discount.Discounts;
import java.util.List;
import java.util.Locale;

class InMemoryOrdersTest implements OrderStoreContract {

  @Override
  public World world() {
    var orders = new InMemoryOrders();
    orders.put(new Stock(LAMP, 5, 0));
    orders.put(new Stock(NOVEL, 5, 0));
    orders.putCart(CART, 3);
    orders.discounts().enter(OrderFixtures.TENTH);
    return new InMemoryWorld(orders);
  }

  private record InMemoryWorld(InMemoryOrders store) implements World {

    @Override
    public OrderStore orders() {
      return store;
    }

    @Override
    public CheckoutStore checkouts() {
      return store;
    }

    @Override
    public Stock stock(Sku sku) {
      return store.stock(sku);
    }

    @Override
    public String cartState() {
      return store
          .cart(CART)
          .map(cart -> cart.state().getClass().getSimpleName().toUpperCase(Locale.ROOT))
          .orElse("NONE");
    }

    @Override
    public void removeCart() {
      store.removeCart(CART);
    }

    @Override
    public void putCart(long version) {
      store.putCart(CART, version);
    }

    @Override
    public Discounts discounts() {
      return store.discounts();
    }

    @Override
    public List<String> published() {
      return store.published().stream().map(event -> event.detailType()).toList();
    }
  }
}
