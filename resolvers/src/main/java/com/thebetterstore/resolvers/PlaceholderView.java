package com.thebetterstore.resolvers;

import org.mapstruct.Mapper;

/// Stands in for the first real view: the compiler refuses MapStruct's options in a module that has
/// no mapper. Delete it when one exists.
@Mapper
interface PlaceholderView {

  View view(Model model);

  record Model(String id) {}

  record View(String id) {}
}
