package com.thebetterstore.cloud.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.template.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// SES v2 `SendEmail`: asks for the identity that owns the sender's address, and for the
/// configuration set if one is named.
final class SesCalls implements ServiceCalls {

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> identities;

  /// @param identities addresses and domains that the templates make known to SES
  SesCalls(Set<String> identities) {
    this.identities = Set.copyOf(identities);
  }

  @Override
  public List<Call> of(AwsRequest request) {
    if (!request.method().equals("POST") || !request.path().equals("/v2/email/outbound-emails")) {
      throw new UnknownOperation(
          "SES's " + request.method() + " " + request.path() + " is not known here");
    }
    try {
      return calls(json.readTree(request.text()));
    } catch (JsonProcessingException malformed) {
      throw new UnknownOperation("the body of SendEmail is not JSON");
    }
  }

  private List<Call> calls(JsonNode body) {
    var address = address(body.path("FromEmailAddress").asText());
    var calls = new ArrayList<Call>();
    calls.add(on("identity/" + identityOf(address), address));
    var set = body.path("ConfigurationSetName");
    if (!set.isMissingNode()) {
      calls.add(on("configuration-set/" + set.asText(), address));
    }
    return calls;
  }

  private static Call on(String resource, String address) {
    return new Call("ses:SendEmail", Account.arn("ses", resource)).with("ses:FromAddress", address);
  }

  /// `orders@shop.example` in `The Shop <orders@shop.example>`
  private static String address(String from) {
    var open = from.lastIndexOf('<');
    return open < 0 ? from.strip() : from.substring(open + 1).replace(">", "").strip();
  }

  /// SES uses the address if it is verified itself, else its domain.
  private String identityOf(String address) {
    var domain = address.substring(address.indexOf('@') + 1);
    return !identities.contains(address) && identities.contains(domain) ? domain : address;
  }
}
