package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.template.Resource;

/// What the pool's mails say. `{####}` stands for the code or the temporary password, `{username}`
/// for the name that an administrator gave.
public record MailTexts(
    String from,
    String codeSubject,
    String codeMessage,
    String invitationSubject,
    String invitationMessage) {

  /// Cognito's own texts and sender stand in for those that a template does not give.
  static MailTexts of(Resource pool) {
    var code = pool.property("VerificationMessageTemplate");
    var invitation = pool.property("AdminCreateUserConfig").path("InviteMessageTemplate");
    return new MailTexts(
        pool.property("EmailConfiguration").path("From").asText("no-reply@verificationemail.com"),
        code.path("EmailSubject")
            .asText(pool.text("EmailVerificationSubject").orElse("Your verification code")),
        code.path("EmailMessage")
            .asText(
                pool.text("EmailVerificationMessage").orElse("Your verification code is {####}")),
        invitation.path("EmailSubject").asText("Your temporary password"),
        invitation
            .path("EmailMessage")
            .asText("Your username is {username} and temporary password is {####}."));
  }
}
