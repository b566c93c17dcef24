package com.thebetterstore.cloud.source.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// One change of a table, ready for a function.
///
/// @param json as it stands in `Records`
record StreamRecord(String sequenceNumber, Instant createdAt, ObjectNode json) {}
