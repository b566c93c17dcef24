package com.thebetterstore.cloud.appsync.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps what was made of the documents that come again: most clients send the same few.
///
/// A parsed document takes some 30 to 80 times the memory of its text, so what is bounded is the
/// text of all of them together. A document is kept when it comes for the second time: those that
/// have their values written into them come once, and do not push out the others.
///
/// @param <V> what is kept of a document
final class DocumentCache<V> {

  private static final int MAX_SEEN_ONCE = 1_000;

  private final int maxCharacters;

  /// The one that was not asked for longest is first.
  private final LinkedHashMap<String, V> kept = new LinkedHashMap<>(16, 0.75f, true);

  /// Hashes do here: if two documents have the same, one of them is kept sooner.
  private final Set<Integer> seenOnce =
      Collections.newSetFromMap(
          new LinkedHashMap<Integer, Boolean>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
              return size() > MAX_SEEN_ONCE;
            }
          });

  private int characters;

  /// @param maxCharacters of all documents that are kept
  DocumentCache(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  synchronized @Nullable V get(String document) {
    return kept.get(document);
  }

  /// Keeps it, or remembers that it came once.
  synchronized void offer(String document, V value) {
    if (document.length() > maxCharacters || kept.containsKey(document)) {
      return;
    }
    if (seenOnce.add(document.hashCode())) {
      return;
    }
    seenOnce.remove(document.hashCode());
    kept.put(document, value);
    characters += document.length();
    while (characters > maxCharacters) {
      var eldest = kept.firstEntry().getKey();
      kept.remove(eldest);
      characters -= eldest.length();
    }
  }

  /// How many characters the documents have that are kept.
  synchronized int characters() {
    return characters;
  }
}
