/// Who may do what: the policies of the templates, and the one door through which functions reach
/// AWS.
///
/// [com.thebetterstore.local.iam.AwsDoor] verifies each request's signature, derives the IAM
/// actions and resources it asks for, and lets [com.thebetterstore.local.iam.Permissions] decide
/// before any engine sees a byte. A grant that is missing in a template is missing here.
@NullMarked
package com.thebetterstore.local.iam;

import org.jspecify.annotations.NullMarked;
