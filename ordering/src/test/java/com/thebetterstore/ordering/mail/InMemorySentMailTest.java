package com.thebetterstore.ordering.mail;

class InMemorySentMailTest implements SentMailContract {

  @Override
  public SentMail sentMail() {
    return new InMemorySentMail();
  }
}
