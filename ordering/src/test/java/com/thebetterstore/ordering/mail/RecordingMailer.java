package com.thebetterstore.ordering.mail;

import java.util.ArrayList;
import java.util.List;

/// A mail service that keeps what it is given.
public final class RecordingMailer implements Mailer {

  private final List<MailMessage> sent = new ArrayList<>();
  private boolean down;

  @Override
  public synchronized void send(MailMessage mail) {
    if (down) {
      throw new IllegalStateException("the mail service is down");
    }
    sent.add(mail);
  }

  public synchronized List<MailMessage> sent() {
    return List.copyOf(sent);
  }

  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
  }
}
