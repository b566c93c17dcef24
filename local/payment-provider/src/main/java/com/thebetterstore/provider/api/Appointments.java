package com.thebetterstore.provider.api;

import com.thebetterstore.provider.ledger.Appointment;
import com.thebetterstore.provider.ledger.Ledger;
import java.time.InstantSource;

/// Lets happen by itself what is due: sessions, debits and refunds end.
public record Appointments(
    Ledger ledger, InstantSource clock, Checkouts checkouts, Debits debits, Refunds refunds) {

  /// Does all that is due, as one change.
  public void keep() {
    var now = clock.instant();
    var due = ledger.appointments().all().takeWhile(appointment -> appointment.isDue(now)).toList();
    if (!due.isEmpty()) {
      ledger.file().change(() -> due.forEach(this::keep));
    }
  }

  private void keep(Appointment appointment) {
    var id = appointment.id();
    switch (id.substring(0, id.indexOf('_'))) {
      case "cs" -> checkouts.expireDue(id);
      case "ch" -> debits.end(id);
      case "re" -> refunds.end(id);
      default -> throw new IllegalStateException("nothing ever happens by itself to " + id);
    }
    ledger.appointments().remove(appointment.key());
  }
}
