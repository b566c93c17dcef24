package com.thebetterstore.handlers.accounts;

import java.util.Arrays;
import java.util.Optional;

/// Why the user pool mails somebody, and what the mail says then.
///
/// How long codes work is fixed by Cognito: developer guide, "Quotas in Amazon Cognito". A
/// temporary password works as long as the pool's template says.
enum Occasion {
  SIGN_UP(
      "CustomMessage_SignUp",
      "Confirm your e-mail address",
      "Thank you for signing up. Confirm that this address is yours, and your account is ready.",
      "account/confirm",
      "Confirm my address",
      "The link and the code work once, for 24 hours.",
      "You did not sign up? Then do nothing: without the confirmation there is no account."),
  RESEND_CODE(
      "CustomMessage_ResendCode",
      "Confirm your e-mail address",
      "Here is the new link that you asked for. Links and codes of earlier mails work no more.",
      "account/confirm",
      "Confirm my address",
      "The link and the code work once, for 24 hours.",
      "You did not sign up? Then do nothing: without the confirmation there is no account."),
  FORGOT_PASSWORD(
      "CustomMessage_ForgotPassword",
      "Choose a new password",
      "You asked for a new password. Choose it now.",
      "account/reset",
      "Choose a new password",
      "The link and the code work once, for one hour.",
      "You did not ask for it? Then do nothing: your password stays as it is."),
  UPDATE_ATTRIBUTE(
      "CustomMessage_UpdateUserAttribute",
      "Confirm your new e-mail address",
      "You want to use this address for your account. Confirm that it is yours.",
      "account/email",
      "Confirm my new address",
      "The link and the code work once, for 24 hours.",
      "You did not ask for it? Then do nothing: the account keeps the address that it has."),
  VERIFY_ATTRIBUTE(
      "CustomMessage_VerifyUserAttribute",
      "Confirm your e-mail address",
      "Confirm that the address of your account is yours.",
      "account/email",
      "Confirm my address",
      "The link and the code work once, for 24 hours.",
      "You did not ask for it? Then do nothing: nothing changes."),
  INVITATION(
      "CustomMessage_AdminCreateUser",
      "Your new account",
      "An account was made for you. Sign in with your e-mail address and the temporary password"
          + " below; you choose your own password then.",
      "account",
      "Sign in",
      "The temporary password works for one day.",
      "You do not know what this is about? Then do nothing: the account stays unused.");

  private final String trigger;
  private final String subject;
  private final String lead;
  private final String page;
  private final String button;
  private final String life;
  private final String notYou;

  Occasion(
      String trigger,
      String subject,
      String lead,
      String page,
      String button,
      String life,
      String notYou) {
    this.trigger = trigger;
    this.subject = subject;
    this.lead = lead;
    this.page = page;
    this.button = button;
    this.life = life;
    this.notYou = notYou;
  }

  /// The occasion that Cognito calls so; empty if the store has no words for it.
  ///
  /// @param trigger such as `CustomMessage_SignUp`
  static Optional<Occasion> of(String trigger) {
    return Arrays.stream(values()).filter(one -> one.trigger.equals(trigger)).findFirst();
  }

  String subject() {
    return subject;
  }

  String lead() {
    return lead;
  }

  /// The path of the storefront's page on which the reader goes on.
  String page() {
    return page;
  }

  /// What the link to it says.
  String button() {
    return button;
  }

  String life() {
    return life;
  }

  String notYou() {
    return notYou;
  }

  /// Whether the reader gets a password in the place of a code. It is in no link: links end up in
  /// histories and logs.
  boolean hasPassword() {
    return this == INVITATION;
  }
}
