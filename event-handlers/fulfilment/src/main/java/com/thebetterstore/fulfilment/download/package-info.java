/// Downloads of digital products: keys in, links to files out.
@NullMarked
package com.thebetterstore.fulfilment.download;

import org.jspecify.annotations.NullMarked;
