package com.thebetterstore.cloud.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.jspecify.annotations.Nullable;

/// Reads a mail in MIME form.
final class RawMail {
  private RawMail() {}

  /// The mail in `bytes`; fails with [IllegalArgumentException] when it has no sender.
  static Draft read(byte[] bytes) {
    try {
      var builder = new DefaultMessageBuilder();
      builder.setDecodeMonitor(DecodeMonitor.SILENT);
      return draft(builder.parseMessage(new ByteArrayInputStream(bytes)));
    } catch (IOException cause) {
      throw new IllegalArgumentException("not a MIME message", cause);
    }
  }

  private static Draft draft(Message message) {
    if (message.getFrom() == null || message.getFrom().isEmpty()) {
      throw new IllegalArgumentException("a mail has a From header");
    }
    var headers =
        message.getHeader().getFields().stream()
            .map(field -> new ReceivedMail.Header(field.getName(), field.getBody()))
            .toList();
    return new Draft(
        message.getFrom().getFirst().toString(),
        new ReceivedMail.Recipients(
            addresses(message.getTo()), addresses(message.getCc()), addresses(message.getBcc())),
        Optional.ofNullable(message.getSubject()).orElse(""),
        headers,
        part(message, "text/html"),
        part(message, "text/plain"));
  }

  private static List<String> addresses(@Nullable AddressList list) {
    var found = new ArrayList<String>();
    if (list != null) {
      for (Address address : list) {
        found.add(address.toString());
      }
    }
    return found;
  }

  private static @Nullable String part(Entity message, String type) {
    return parts(message)
        .filter(entity -> type.equals(entity.getMimeType()))
        .findFirst()
        .map(RawMail::text)
        .orElse(null);
  }

  private static Stream<Entity> parts(Entity entity) {
    return entity.getBody() instanceof Multipart several
        ? several.getBodyParts().stream().flatMap(RawMail::parts)
        : Stream.of(entity);
  }

  private static String text(Entity entity) {
    if (!(entity.getBody() instanceof TextBody body)) {
      return "";
    }
    try (var in = body.getInputStream()) {
      var charset = Optional.ofNullable(body.getCharset()).orElse(StandardCharsets.UTF_8);
      return new String(in.readAllBytes(), charset);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read a part of a mail", cause);
    }
  }
}
