/// How work reaches a function without anybody waiting: queues, subscriptions, streams and
/// schedules.
@NullMarked
package com.thebetterstore.infra.construct.messaging;

import org.jspecify.annotations.NullMarked;
