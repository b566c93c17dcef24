package com.thebetterstore.provider.ledger;

/// The merchant's secrets at the provider.
public record MerchantAccount(String apiKey, String webhookSecret) {
  @Override
  public String toString() {
    return "MerchantAccount[…]";
  }
}
