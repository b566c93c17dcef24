package com.thebetterstore.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// The mailbox through the client that the receipts function uses, unchanged.
class MailboxTest {
  private static final String LINKS_ONLY = "allow-popups allow-popups-to-escape-sandbox";
  private static final String ADDRESS = "Aroha <aroha@example.nz>";

  @TempDir Path folder;
  private final Server server = new Server();
  private Mailbox mailbox;
  private SesV2Client ses;

  @BeforeEach
  void start() throws Exception {
    mailbox = open();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var paths = new PathMappingsHandler();
    paths.addMapping(PathSpec.from("/v2/email/*"), mailbox.sesHandler());
    server.setHandler(paths);
    server.start();
    ses =
        SesV2Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
            .region(Region.AP_SOUTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    ses.close();
    server.stop();
    mailbox.close();
  }

  @Test
  void a_simple_mail_is_kept_whole() {
    var id = ses.sendEmail(receipt(ADDRESS)).messageId();

    var mail = mailbox.find(id).orElseThrow();
    assertThat(mail.from()).isEqualTo("shop@example.nz");
    assertThat(mail.recipients().to()).containsExactly(ADDRESS);
    assertThat(mail.subject()).isEqualTo("Receipt – TBS-7K3M-9QXD");
    assertThat(mail.html()).isEqualTo("<p>Thank you, Māia</p>");
    assertThat(mail.text()).isEqualTo("Thank you, Māia");
    assertThat(mail.headers())
        .containsExactly(
            new ReceivedMail.Header("Reply-To", "help@example.nz"),
            new ReceivedMail.Header("X-Order", "ord_1"));
  }

  @Test
  void a_raw_mail_is_read_into_its_parts() {
    var mime =
        """
        From: Shop <shop@example.nz>
        To: aroha@example.nz
        Subject: =?UTF-8?Q?Receipt_=E2=80=93_TBS?=
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=cut

        --cut
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        M=C4=81ia
        --cut
        Content-Type: text/html; charset=utf-8

        <p>Thank you</p>
        --cut--
        """
            .replace("\n", "\r\n");

    var id =
        ses.sendEmail(request ->
                request.content(
                    content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime)))))
            .messageId();

    var mail = mailbox.find(id).orElseThrow();
    assertThat(mail.isFor("AROHA@example.nz")).isTrue();
    assertThat(mail.subject()).isEqualTo("Receipt – TBS");
    assertThat(mail.text()).isEqualTo("Māia");
    assertThat(mail.html()).isEqualTo("<p>Thank you</p>");
  }

  @Test
  void a_mail_without_recipient_sender_or_body_is_refused_and_not_kept() {
    assertThatThrownBy(() -> ses.sendEmail(receipt("nobody")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Missing final '@domain'");
    assertThatThrownBy(
            () -> ses.sendEmail(receipt(ADDRESS).toBuilder().fromEmailAddress(null).build()))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () -> ses.sendEmail(receipt(ADDRESS).toBuilder().destination(to -> {}).build()))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ses.sendEmail(receipt(ADDRESS).toBuilder().content(c -> {}).build()))
        .isInstanceOf(BadRequestException.class);

    assertThat(mailbox.all()).isEmpty();
  }

  @Test
  void mail_is_there_after_reopening() {
    var id = ses.sendEmail(receipt(ADDRESS)).messageId();
    mailbox.close();

    mailbox = open();

    assertThat(mailbox.find(id)).isPresent();
  }

  @Test
  void the_list_is_limited_to_an_address_and_escapes_what_mails_say() {
    ses.sendEmail(receipt("<b@example.nz>"));
    ses.sendEmail(receipt(ADDRESS));

    var html = Jsoup.parse(get("/mailbox", "to=aroha%40example.nz"));

    assertThat(html.select(".mails li")).hasSize(1);
    assertThat(html.select(".mails span.soft").text()).isEqualTo(ADDRESS);
    assertThat(Jsoup.parse(get("/mailbox", "")).select(".mails li")).hasSize(2);
  }

  @Test
  void a_mail_opens_in_a_frame_where_no_script_runs_and_links_open_elsewhere() {
    var id = ses.sendEmail(receipt(ADDRESS)).messageId();

    var page = Jsoup.parse(get("/mailbox/" + id, ""));
    var frame = page.select("iframe");

    assertThat(frame.attr("sandbox")).isEqualTo(LINKS_ONLY);
    assertThat(page.select("pre").text()).isEqualTo("Thank you, Māia");
    assertThat(get(frame.attr("src"), "")).isEqualTo("<p>Thank you, Māia</p>");
    assertThat(pages(frame.attr("src"), "").headers())
        .hasEntrySatisfying(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .startsWith("sandbox " + LINKS_ONLY + "; default-src 'none';")
                    .contains("frame-ancestors 'self'"));
    assertThat(pages("/mailbox", "").headers().get("Content-Security-Policy"))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void the_api_lists_newest_first_and_finds_nothing_for_strangers() {
    ses.sendEmail(receipt(ADDRESS));

    assertThat(get("/mailbox/api/messages", "to=aroha@example.nz"))
        .contains("\"subject\":\"Receipt – TBS-7K3M-9QXD\"");
    assertThat(get("/mailbox/api/messages", "to=other@example.nz")).isEqualTo("{\"messages\":[]}");
    assertThat(pages("/mailbox/api/messages/none", "").status()).isEqualTo(404);
  }

  private Mailbox open() {
    return Mailbox.open(folder.resolve("mail.mv"), InstantSource.system(), new SecureRandom());
  }

  private String get(String path, String query) {
    return pages(path, query).body();
  }

  private HttpAnswer pages(String path, String query) {
    return new MailboxPages(mailbox)
        .apply(new HttpCall("GET", List.of(path.substring(1).split("/")), query, Map.of(), ""));
  }

  private static SendEmailRequest receipt(String to) {
    return SendEmailRequest.builder()
        .fromEmailAddress("shop@example.nz")
        .replyToAddresses("help@example.nz")
        .destination(destination -> destination.toAddresses(to))
        .content(content ->
            content.simple(simple ->
                simple
                    .subject(subject -> subject.data("Receipt – TBS-7K3M-9QXD"))
                    .headers(
                        List.of(MessageHeader.builder().name("X-Order").value("ord_1").build()))
                    .body(body ->
                        body.html(html -> html.data("<p>Thank you, Māia</p>"))
                            .text(text -> text.data("Thank you, Māia")))))
        .build();
  }
}
