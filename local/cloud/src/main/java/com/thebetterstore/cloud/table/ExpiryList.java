package com.thebetterstore.cloud.table;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// When which item expires, on disk: one entry for each item, and the same in the order of time.
///
/// Changes are on disk after the next commit of the store.
final class ExpiryList {

  private static final int HEX_DIGITS = 16;

  private final MVMap<String, Long> secondsByItem;

  /// Key: the seconds as digits of one length, then the item.
  private final MVMap<String, String> itemsByTime;

  ExpiryList(MVStore store) {
    secondsByItem = store.openMap("expiry-of-items");
    itemsByTime = store.openMap("expiry-by-time");
  }

  /// Puts an item on the list, in the place of its former entry.
  ///
  /// @param epochSeconds not negative
  void put(ItemKey item, long epochSeconds) {
    remove(item);
    var text = item.text();
    secondsByItem.put(text, epochSeconds);
    itemsByTime.put(digits(epochSeconds) + text, text);
  }

  /// Takes an item off the list, if it is there.
  void remove(ItemKey item) {
    var text = item.text();
    Optional.ofNullable(secondsByItem.remove(text))
        .ifPresent(seconds -> itemsByTime.remove(digits(seconds) + text));
  }

  /// The items that expired before this second, the oldest first.
  List<ItemKey> before(long epochSecond) {
    var end = digits(Math.max(0, epochSecond));
    Iterable<String> byTime = () -> itemsByTime.keyIterator(null);
    Stream<String> keys = StreamSupport.stream(byTime.spliterator(), false);
    return keys.takeWhile(key -> key.compareTo(end) < 0)
        .map(key -> ItemKey.parse(key.substring(HEX_DIGITS)))
        .toList();
  }

  private static String digits(long epochSeconds) {
    return HexFormat.of().toHexDigits(epochSeconds);
  }
}
