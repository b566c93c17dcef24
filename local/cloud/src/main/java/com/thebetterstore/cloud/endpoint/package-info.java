/// The one address at which functions reach AWS.
///
/// [AwsEndpoint] authenticates each request by its signature, derives the IAM actions and resources
/// it asks for, and lets [com.thebetterstore.cloud.iam.Permissions] decide before any engine sees a
/// byte. A grant that is missing in a template is missing here.
@NullMarked
package com.thebetterstore.cloud.endpoint;

import org.jspecify.annotations.NullMarked;
