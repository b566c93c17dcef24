/// The fields of the API for the people who pack parcels: arguments in, views out.
@NullMarked
package com.thebetterstore.fulfilment.desk;

import org.jspecify.annotations.NullMarked;
