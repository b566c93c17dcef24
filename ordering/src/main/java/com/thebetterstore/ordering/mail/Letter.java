package com.thebetterstore.ordering.mail;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a mail says. How it looks is the same for all of them: [LetterForm].
///
/// @param subject of the mail; of the store's own words only
/// @param items the things that it is about, if any
/// @param amounts of money, the most important one strong
/// @param blocks short lists with a title, such as an address
/// @param links where the reader can go from here
public record Letter(
    String subject,
    String heading,
    List<Words> sentences,
    List<Item> items,
    List<Amount> amounts,
    List<Block> blocks,
    List<Link> links) {

  public Letter {
    sentences = List.copyOf(sentences);
    items = List.copyOf(items);
    amounts = List.copyOf(amounts);
    blocks = List.copyOf(blocks);
    links = List.copyOf(links);
  }

  /// A number of pieces of one thing; with their price in letters that are about prices.
  public record Item(long quantity, Words name, Optional<Price> price) {

    static Item priced(long quantity, String name, String each, String total) {
      return new Item(quantity, Words.from(name), Optional.of(new Price(each, total)));
    }

    static Item unpriced(long quantity, String name) {
      return new Item(quantity, Words.from(name), Optional.empty());
    }
  }

  /// What an item costs.
  ///
  /// @param each of one piece
  /// @param total of all
  public record Price(String each, String total) {}

  /// A line with an amount at its end.
  public record Amount(Words label, String value, Weight weight) {

    /// How much it matters.
    public enum Weight {
      STRONG,
      PLAIN,
      FAINT
    }
  }

  /// Some lines below a title.
  public record Block(String title, List<Words> lines) {
    public Block {
      lines = List.copyOf(lines);
    }
  }

  /// Where the reader can go.
  public record Link(String label, URI to) {}
}
