package com.thebetterstore.ordering.payment;

import java.util.List;

class InMemoryPaymentInboxTest implements PaymentInboxContract {

  @Override
  public Box box() {
    return new InMemoryBox(new InMemoryPaymentInbox());
  }

  private record InMemoryBox(InMemoryPaymentInbox inbox) implements Box {

    @Override
    public List<InMemoryPaymentInbox.Published> published() {
      return inbox.published();
    }
  }
}
