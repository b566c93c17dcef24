package com.thebetterstore.ordering.receipt;

class InMemorySentMailTest implements SentMailContract {

  @Override
  public SentMail sentMail() {
    return new InMemorySentMail();
  }
}
