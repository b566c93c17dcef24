package com.thebetterstore.infra.fulfilment;

import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The files of digital products. Nobody reads them but functions, and whoever has a link that one
/// of those has signed.
final class ContentBucket extends Construct {

  /// Long enough to notice that a file was replaced by a wrong one.
  private static final Duration OLD_FILES_KEPT = Duration.days(90);

  private final Bucket bucket;

  ContentBucket(Construct scope, String id, Stage stage) {
    super(scope, id);
    this.bucket =
        Bucket.Builder.create(this, "Files")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .versioned(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder().noncurrentVersionExpiration(OLD_FILES_KEPT).build()))
            .removalPolicy(stage.dataRemoval())
            .build();
  }

  /// What a function's wiring reads.
  Map<String, String> setting() {
    return Map.of("CONTENT_BUCKET", bucket.getBucketName());
  }

  /// Without the right to list, S3 says of a missing file that it is forbidden.
  void allowReading(StoreFunction function) {
    function.allow(List.of("s3:GetObject"), List.of(files()));
    function.allow(List.of("s3:ListBucket"), List.of(bucket.getBucketArn()));
  }

  void allowWriting(StoreFunction function) {
    function.allow(List.of("s3:PutObject"), List.of(files()));
  }

  private String files() {
    return bucket.arnForObjects("products/*");
  }
}
