package com.thebetterstore.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// What a laptop cloud runs, and where.
///
/// @param assembly the folder of synthesised templates and their assets
/// @param dynamoDbLibrary the folder of DynamoDB Local's jars
/// @param s3Library the folder of S3Proxy's jars
/// @param build where PostgreSQL's programs are unpacked once for all data folders
/// @param data where all state is kept; one laptop cloud at a time
/// @param webPort 0 for any free one
/// @param databasePort 0 for any free one
/// @param dynamoDb another DynamoDB endpoint to use instead of DynamoDB Local
/// @param clock the time of all services
public record CloudOptions(
    Path assembly,
    Path dynamoDbLibrary,
    Path s3Library,
    Path build,
    Path data,
    int webPort,
    int databasePort,
    Optional<URI> dynamoDb,
    InstantSource clock) {}
