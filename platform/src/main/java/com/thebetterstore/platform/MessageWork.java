package com.thebetterstore.platform;

/// A message of a queue, and the work of handling it.
public record MessageWork(QueueMessage message, Work work) {}
