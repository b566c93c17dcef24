package com.thebetterstore.provider.ledger;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a buyer can pay with here, by what each of them does: Stripe's test cards, with the numbers
/// of docs.stripe.com/testing, and two bank accounts, with numbers of our own.
public enum TestMethod {
  VISA("4242424242424242", "visa"),
  VISA_DEBIT("4000056655665556", "visa"),
  MASTERCARD("5555555555554444", "mastercard"),
  AMERICAN_EXPRESS("378282246310005", "amex"),
  NEW_ZEALAND("4000005540000008", "visa"),
  DECLINED("4000000000000002", "generic_decline"),
  INSUFFICIENT_FUNDS("4000000000009995", "insufficient_funds"),
  LOST("4000000000009987", "lost_card"),
  STOLEN("4000000000009979", "stolen_card"),
  EXPIRED("4000000000000069", "expired_card"),
  WRONG_CVC("4000000000000127", "incorrect_cvc"),
  PROCESSING_ERROR("4000000000000119", "processing_error"),
  CHALLENGE_ONCE("4000002500003155", "visa"),
  CHALLENGE_ALWAYS("4000002760003184", "visa"),
  CHALLENGE_THEN_DECLINED("4000008260003178", "insufficient_funds"),
  DISPUTED("4000000000000259", "visa"),
  REVIEWED("4000000000009235", "visa"),
  REFUND_PENDING("4000000000007726", "visa"),
  REFUND_FAILS("4000000000005126", "visa"),
  DEBIT_PAYS("1100000000000010", "nz_bank_account"),
  DEBIT_BOUNCES("1100000000000036", "nz_bank_account");

  private static final String BANK_ACCOUNT = "nz_bank_account";

  private final String number;
  private final String answer;

  /// `answer` is the brand of a card that pays, the decline code of one that does not, or that it
  /// is no card.
  TestMethod(String number, String answer) {
    this.number = number;
    this.answer = answer;
  }

  /// The card with that number; digits only.
  public static Optional<TestMethod> card(String number) {
    return numbered(number).filter(method -> !method.isBankAccount());
  }

  /// The bank account with that number; digits only.
  public static Optional<TestMethod> bankAccount(String number) {
    return numbered(number).filter(TestMethod::isBankAccount);
  }

  private static Optional<TestMethod> numbered(String number) {
    return Arrays.stream(values()).filter(method -> method.number.equals(number)).findFirst();
  }

  public String lastFour() {
    return number.substring(number.length() - 4);
  }

  public String brand() {
    return decline() == null ? answer : "visa";
  }

  /// Whether it is debited: the buyer is done at once, and days later the money comes or does not.
  public boolean isBankAccount() {
    return answer.equals(BANK_ACCOUNT);
  }

  /// Whether the bank asks the buyer to confirm on a page of its own (3-D Secure).
  public boolean asksForConfirmation() {
    return switch (this) {
      case CHALLENGE_ONCE, CHALLENGE_ALWAYS, CHALLENGE_THEN_DECLINED -> true;
      default -> false;
    };
  }

  /// Why the card does not pay; null for one that does.
  public @Nullable Decline decline() {
    return switch (answer) {
      case "generic_decline" -> declined(answer, "Your card was declined.");
      case "insufficient_funds" -> declined(answer, "Your card has insufficient funds.");
      case "lost_card", "stolen_card" -> declined(answer, "Your card was declined.");
      case "expired_card" -> new Decline(answer, null, "Your card has expired.");
      case "incorrect_cvc" -> new Decline(answer, null, "Your card's security code is incorrect.");
      case "processing_error" ->
          new Decline(
              answer,
              null,
              "An error occurred while processing your card. Try again in a little bit.");
      default -> null;
    };
  }

  /// A buyer who refuses, or fails, the bank's confirmation.
  public static Decline authenticationFailed() {
    return new Decline(
        "payment_intent_authentication_failure",
        null,
        "We are unable to authenticate your payment method."
            + " Please choose a different payment method and try again.");
  }

  /// A bank that does not pay a debit.
  public static Decline debitBounced() {
    return new Decline(
        "insufficient_funds",
        null,
        "The customer's bank account has insufficient funds to complete this payment.");
  }

  private static Decline declined(String declineCode, String message) {
    return new Decline("card_declined", declineCode, message);
  }
}
