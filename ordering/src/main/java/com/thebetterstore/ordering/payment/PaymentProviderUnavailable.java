package com.thebetterstore.ordering.payment;

/// The payment provider did not answer, was busy, or failed. The same call may succeed later.
public final class PaymentProviderUnavailable extends RuntimeException {

  public PaymentProviderUnavailable(String what) {
    super(what);
  }

  public PaymentProviderUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
