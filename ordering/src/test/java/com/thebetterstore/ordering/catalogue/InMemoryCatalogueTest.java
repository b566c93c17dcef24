package com.thebetterstore.ordering.catalogue;

class InMemoryCatalogueTest implements CatalogueContract {

  @Override
  public Both empty() {
    var catalogue = new InMemoryCatalogue();
    return new Both(catalogue, catalogue);
  }
}
