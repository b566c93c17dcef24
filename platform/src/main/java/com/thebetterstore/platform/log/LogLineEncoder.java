package com.thebetterstore.platform.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Logback's JSON, with the time of day as RFC 3339 has it: Lambda takes a line whose `timestamp`
/// is anything else for one of level INFO, whatever its level is (Lambda developer guide,
/// "Log-level filtering").
public final class LogLineEncoder extends JsonEncoder {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  @Override
  protected void appenderMemberWithLongValue(StringBuilder line, String key, long value) {
    if (key.equals(TIMESTAMP_ATTR_NAME)) {
      appenderMember(line, key, RFC_3339.format(Instant.ofEpochMilli(value)));
    } else {
      super.appenderMemberWithLongValue(line, key, value);
    }
  }
}
