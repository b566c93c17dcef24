package com.thebetterstore.ordering.order.goods;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;

/// A buyer's wish to send goods back.
///
/// @param id given by the buyer; the same request has the same
/// @param reason the buyer's, in a sentence; empty once it was erased
/// @param note what the store answered, or empty
public record ReturnRequest(
    String id,
    List<LineQuantity> lines,
    String reason,
    String note,
    Instant createdAt,
    ReturnStatus status) {

  public ReturnRequest {
    lines = List.copyOf(lines);
  }

  ReturnRequest withoutReason() {
    return new ReturnRequest(id, lines, "", note, createdAt, status);
  }

  /// Whether its units may still come back, or have.
  boolean holdsUnits() {
    return status == ReturnStatus.REQUESTED || status == ReturnStatus.APPROVED;
  }

  public ReturnRequest now(ReturnStatus newStatus, String newNote) {
    return new ReturnRequest(id, lines, reason, newNote, createdAt, newStatus);
  }
}
