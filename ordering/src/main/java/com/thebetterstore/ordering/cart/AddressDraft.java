package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.CartRefusal.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address as a shopper wrote it. Space at both ends of a field does not count, and an optional
/// field of nothing but space counts as left out.
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
  private static final int MAX_PHONE_LENGTH = 25;
  private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{4}");
  private static final Pattern PHONE =
      Pattern.compile("\\+?(?=(?:[ ()-]*[0-9]){6})[0-9 ()-]{6,24}");

  public AddressDraft {
    name = name.strip();
    line1 = line1.strip();
    line2 = filled(line2);
    city = city.strip();
    region = filled(region);
    postalCode = postalCode.strip();
    countryCode = countryCode.strip();
    phone = filled(phone);
  }

  /// Everything that is wrong with it; empty when it can be an [Address].
  ///
  /// @param path the argument that holds the address
  List<InvalidInput> problems(String path) {
    var problems = new Problems(path);
    problems.required("name", name, MAX_NAME_LENGTH);
    problems.required("line1", line1, MAX_STREET_LENGTH);
    line2.ifPresent(text -> problems.required("line2", text, MAX_STREET_LENGTH));
    problems.required("city", city, MAX_TOWN_LENGTH);
    region.ifPresent(text -> problems.required("region", text, MAX_TOWN_LENGTH));
    if (!matches(POSTAL_CODE, postalCode)) {
      problems.add("postalCode", "must be four digits");
    }
    if (!countryCode.equals(ShippingMethods.COUNTRY)) {
      problems.add("countryCode", "must be NZ: the store delivers within New Zealand only");
    }
    if (phone.filter(text -> !matches(PHONE, text)).isPresent()) {
      problems.add("phone", "must be a telephone number: at least 6 digits, 24 characters in all");
    }
    return List.copyOf(problems.found);
  }

  /// The address, if there are no [#problems].
  Address accepted() {
    if (!problems("address").isEmpty()) {
      throw new IllegalStateException("an address with problems was accepted");
    }
    return new Address(name, line1, line2, city, region, postalCode, countryCode, phone);
  }

  private static Optional<String> filled(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }

  private static boolean matches(Pattern shape, String text) {
    return text.length() <= MAX_PHONE_LENGTH && shape.matcher(text).matches();
  }

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "AddressDraft[…]";
  }

  private record Problems(String path, List<InvalidInput> found) {

    Problems(String path) {
      this(path, new ArrayList<>());
    }

    void add(String field, String rule) {
      found.add(new InvalidInput(List.of(path, field), field + " " + rule));
    }

    void required(String field, String text, int maxLength) {
      if (text.isEmpty() || text.length() > maxLength) {
        add(field, "must have 1 to " + maxLength + " characters");
      } else if (text.codePoints().anyMatch(Problems::isInvisible)) {
        add(field, "must be one line of visible characters");
      }
    }

    /// Controls, line ends, text direction marks: nothing that a label or a mail should repeat.
    private static boolean isInvisible(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED ->
            true;
        default -> false;
      };
    }
  }
}
