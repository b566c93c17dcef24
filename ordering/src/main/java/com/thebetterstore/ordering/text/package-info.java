/// What text is that people write: a line, a telephone number, a postal code, an e-mail address,
/// and how names are compared. `docs/text-rules.md` has the rules with examples.
@NullMarked
package com.thebetterstore.ordering.text;

import org.jspecify.annotations.NullMarked;
