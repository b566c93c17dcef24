package com.thebetterstore.contracts;

/// How a product reaches the buyer: by courier, or as a download.
public enum ProductType {
  PHYSICAL,
  DIGITAL
}
