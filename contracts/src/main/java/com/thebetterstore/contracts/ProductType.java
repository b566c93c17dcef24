package com.thebetterstore.contracts;

/// How a product reaches the buyer: by courier, or by e-mail.
public enum ProductType {
  PHYSICAL,
  DIGITAL
}
