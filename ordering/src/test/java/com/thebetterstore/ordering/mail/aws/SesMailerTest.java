package com.thebetterstore.ordering.mail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.thebetterstore.ordering.loopback.LoopbackServer;
import com.thebetterstore.ordering.loopback.LoopbackServer.Answer;
import com.thebetterstore.ordering.mail.MailMessage;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The mailer as SES sees it.
class SesMailerTest {

  private static final String SEND = "POST /v2/email/outbound-emails";
  private static final MailMessage MAIL =
      new MailMessage(
          new EmailAddress("mere@example.nz"),
          "Your receipt for order TBS-1",
          "Kia ora, Mere: $96.90",
          "<p>Kia ora, Mere: $96.90 – ngā mihi</p>");

  private final LoopbackServer server = LoopbackServer.start();
  private final SesMailer mailer =
      new SesMailer(
          SesV2Client.builder()
              .httpClient(Apache5HttpClient.create())
              .region(Region.AP_SOUTHEAST_2)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("TESTS", "tests")))
              .endpointOverride(server.address())
              .build(),
          "receipts@shop.example");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_mail_goes_to_one_person_in_both_its_forms() throws JsonProcessingException {
    server.on(SEND, Answer.json(200, "{\"MessageId\": \"0100\"}"));

    mailer.send(MAIL);

    assertThat(Json.mapper().readTree(server.request().body()))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"FromEmailAddress": "receipts@shop.example",
                     "Destination": {"ToAddresses": ["mere@example.nz"]},
                     "Content": {"Simple": {
                       "Subject": {"Charset": "UTF-8", "Data": "Your receipt for order TBS-1"},
                       "Body": {
                         "Text": {"Charset": "UTF-8", "Data": "Kia ora, Mere: $96.90"},
                         "Html": {"Charset": "UTF-8",
                                  "Data": "<p>Kia ora, Mere: $96.90 – ngā mihi</p>"}}}}}
                    """));
  }

  @Test
  void a_mail_that_ses_refuses_is_a_fault_so_that_it_comes_again() {
    server.on(
        SEND,
        new Answer(
            400,
            Map.of(
                "Content-Type", "application/json",
                "x-amzn-ErrorType", "MessageRejected"),
            "{\"message\": \"Email address is not verified: mere@example.nz\"}"));

    assertThatThrownBy(() -> mailer.send(MAIL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("SES did not take a mail: MessageRejected with status 400")
        .hasMessageNotContaining("mere@example.nz")
        .hasNoCause();
  }

  @Test
  void while_ses_is_down_sending_is_a_fault() {
    server.on(SEND, Answer.json(503, "{}"));

    assertThatThrownBy(() -> mailer.send(MAIL)).isInstanceOf(IllegalStateException.class);
  }
}
