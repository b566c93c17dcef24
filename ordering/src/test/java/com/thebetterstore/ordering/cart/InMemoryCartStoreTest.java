package com.thebetterstore.ordering.cart;

class InMemoryCartStoreTest implements CartStoreContract {

  @Override
  public CartStore store() {
    return new InMemoryCartStore();
  }
}
