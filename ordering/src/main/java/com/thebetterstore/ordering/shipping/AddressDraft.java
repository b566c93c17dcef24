package com.thebetterstore.ordering.shipping;

import com.thebetterstore.ordering.text.Line;
import com.thebetterstore.ordering.text.PostalCode;
import com.thebetterstore.ordering.text.TelephoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address as a shopper wrote it, in the store's plain form; see [Line]. Blanks at both ends of
/// a field do not count, and an optional field of nothing but blanks counts as left out.
public record AddressDraft(
    String name,
    String line1,
    Optional<String> line2,
    String city,
    Optional<String> region,
    String postalCode,
    String countryCode,
    Optional<String> phone) {

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_STREET_LENGTH = 120;
  private static final int MAX_TOWN_LENGTH = 80;

  public AddressDraft {
    name = Line.clean(name);
    line1 = Line.clean(line1);
    line2 = filled(line2.map(Line::clean));
    city = Line.clean(city);
    region = filled(region.map(Line::clean));
    postalCode = PostalCode.clean(postalCode);
    countryCode = Line.clean(countryCode);
    phone = filled(phone.map(TelephoneNumber::clean));
  }

  /// Everything that is wrong with it; empty when it can be an [Address].
  ///
  /// @param path the argument that holds the address
  public List<Problem> problems(String path) {
    var problems = new Problems(path);
    problems.line("name", name, MAX_NAME_LENGTH);
    problems.line("line1", line1, MAX_STREET_LENGTH);
    line2.ifPresent(text -> problems.line("line2", text, MAX_STREET_LENGTH));
    problems.line("city", city, MAX_TOWN_LENGTH);
    region.ifPresent(text -> problems.line("region", text, MAX_TOWN_LENGTH));
    if (!PostalCode.isOne(postalCode)) {
      problems.add("postalCode", PostalCode.RULE);
    }
    if (!countryCode.equals(ShippingRules.COUNTRY)) {
      problems.add("countryCode", "must be NZ: the store delivers within New Zealand only");
    }
    if (phone.filter(text -> !TelephoneNumber.isOne(text)).isPresent()) {
      problems.add("phone", TelephoneNumber.RULE);
    }
    return List.copyOf(problems.found);
  }

  /// The address, if there are no [#problems].
  public Address accepted() {
    if (!problems("address").isEmpty()) {
      throw new IllegalStateException("an address with problems was accepted");
    }
    return new Address(name, line1, line2, city, region, postalCode, countryCode, phone);
  }

  private static Optional<String> filled(Optional<String> text) {
    return text.filter(cleaned -> !cleaned.isEmpty());
  }

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "AddressDraft[…]";
  }

  /// A field that breaks its rule.
  ///
  /// @param field its path, outermost first
  /// @param message what it must be; never what it is
  public record Problem(List<String> field, String message) {

    public Problem {
      field = List.copyOf(field);
    }
  }

  private record Problems(String path, List<Problem> found) {

    Problems(String path) {
      this(path, new ArrayList<>());
    }

    void add(String field, String rule) {
      found.add(new Problem(List.of(path, field), field + " " + rule));
    }

    void line(String field, String text, int maxLength) {
      Line.problem(text, 1, maxLength).ifPresent(rule -> add(field, rule));
    }
  }
}
