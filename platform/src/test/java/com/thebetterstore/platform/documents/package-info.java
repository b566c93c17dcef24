/// How tests hold documents to the code.
@NullMarked
package com.thebetterstore.platform.documents;

import org.jspecify.annotations.NullMarked;
