/// What a tester does at the provider: the merchant's dashboard, as a page and as an API.
@NullMarked
package com.thebetterstore.provider.dashboard;

import org.jspecify.annotations.NullMarked;
