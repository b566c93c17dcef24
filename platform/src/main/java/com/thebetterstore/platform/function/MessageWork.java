package com.thebetterstore.platform.function;

import com.thebetterstore.platform.work.Work;

/// A message of a queue, and the work of handling it.
public record MessageWork(SqsMessage message, Work work) {}
