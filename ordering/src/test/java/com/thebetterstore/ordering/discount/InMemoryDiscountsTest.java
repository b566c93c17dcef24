package com.thebetterstore.ordering.discount;

class InMemoryDiscountsTest implements DiscountsContract {

  @Override
  public Discounts discounts() {
    return new InMemoryDiscounts();
  }
}
