package com.thebetterstore.reporting;

class InMemoryReportsTest implements ReportsContract {

  @Override
  public Kept none() {
    return new InMemoryReports();
  }
}
