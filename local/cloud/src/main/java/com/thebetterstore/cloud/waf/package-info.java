/// AWS WAF's web ACLs: what of a template keeps too many requests away from an endpoint.
@NullMarked
package com.thebetterstore.cloud.waf;

import org.jspecify.annotations.NullMarked;
