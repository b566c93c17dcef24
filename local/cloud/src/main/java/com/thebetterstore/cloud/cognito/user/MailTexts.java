package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.template.Resource;

/// What the pool's mails say, and from whom they are. `{####}` stands for the code or the temporary
/// password, `{username}` for the address of whoever is invited.
public record MailTexts(String from, Words code, Words invitation) {

  /// What one mail says.
  public record Words(String subject, String html) {

    /// With these in the place of `{####}` and `{username}`.
    public Words with(String code, String address) {
      return new Words(filled(subject, code, address), filled(html, code, address));
    }

    private static String filled(String text, String code, String address) {
      return text.replace("{####}", code).replace("{username}", address);
    }
  }

  /// Cognito's own texts and sender stand in for those that a template does not give.
  static MailTexts of(Resource pool) {
    var code = pool.property("VerificationMessageTemplate");
    var invitation = pool.property("AdminCreateUserConfig").path("InviteMessageTemplate");
    return new MailTexts(
        pool.property("EmailConfiguration").path("From").asText("no-reply@verificationemail.com"),
        new Words(
            code.path("EmailSubject")
                .asText(pool.text("EmailVerificationSubject").orElse("Your verification code")),
            code.path("EmailMessage")
                .asText(
                    pool.text("EmailVerificationMessage")
                        .orElse("Your verification code is {####}"))),
        new Words(
            invitation.path("EmailSubject").asText("Your temporary password"),
            invitation
                .path("EmailMessage")
                .asText("Your username is {username} and temporary password is {####}.")));
  }

  /// The words of the template.
  public Words of(Occasion occasion) {
    return occasion == Occasion.INVITATION ? invitation : code;
  }
}
