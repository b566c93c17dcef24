/// Who may do what: the policies of the templates, decided as IAM decides them.
@NullMarked
package com.thebetterstore.cloud.iam;

import org.jspecify.annotations.NullMarked;
