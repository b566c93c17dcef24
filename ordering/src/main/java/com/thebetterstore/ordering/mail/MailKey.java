package com.thebetterstore.ordering.mail;

/// Which mail it is: each is sent once.
///
/// @param subject what it is about, such as an order's or a refund's id; unique within its kind
public record MailKey(Kind kind, String subject) {

  /// A key of the table has at most 2,048 bytes.
  private static final int MAX_SUBJECT = 1_000;

  /// The reasons for which the store writes to a buyer.
  public enum Kind {
    RECEIPT("receipt"),
    RECEIPT_AGAIN("receipt-again"),
    DISPATCHED("dispatched"),
    DOWNLOADS("downloads"),
    CANCELLED("cancelled"),
    REFUND("refund"),
    PAYMENT_RETURNED("payment-returned"),
    RETURN_DECIDED("return-decided"),
    ORDER_ACCESS("order-access");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Its name in keys, which never changes.
    public String word() {
      return word;
    }
  }

  public MailKey {
    if (subject.isEmpty() || subject.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException("a mail is about something, in a name that can be a key");
    }
  }
}
