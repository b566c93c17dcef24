/// Reads what `cdk synth` wrote: stacks, their resources and the values of their intrinsic
/// functions.
///
/// Nothing here starts anything. The parts of the laptop cloud ask a [Deployment] for the resources
/// of the types they stand for, and read resolved properties.
@NullMarked
package com.thebetterstore.cloud.template;

import org.jspecify.annotations.NullMarked;
