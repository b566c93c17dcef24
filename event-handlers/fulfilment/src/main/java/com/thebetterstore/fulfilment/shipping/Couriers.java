package com.thebetterstore.fulfilment.shipping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The couriers whose pages about parcels are known.
public final class Couriers {

  private static final String NZ_POST = "https://www.nzpost.co.nz/tools/tracking/item/";

  /// By the courier's name in small letters, without blanks; the tracking number follows.
  private static final Map<String, String> PAGES =
      Map.of("nzpost", NZ_POST, "newzealandpost", NZ_POST, "courierpost", NZ_POST);

  private Couriers() {}

  /// Where the buyer sees where a parcel is.
  public static Optional<String> page(Parcel parcel) {
    var name = parcel.carrier().toLowerCase(Locale.ROOT).replace(" ", "");
    return Optional.ofNullable(PAGES.get(name))
        .map(page -> page + URLEncoder.encode(parcel.trackingNumber(), StandardCharsets.UTF_8));
  }
}
