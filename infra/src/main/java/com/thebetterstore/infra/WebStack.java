package com.thebetterstore.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/// The web shop's static files: a private bucket behind a content delivery network. The deployment
/// copies the built files into the bucket; the stack knows nothing of them.
final class WebStack extends Stack {

  WebStack(Construct scope, String id, StackProps properties, Stage stage) {
    super(scope, id, properties);
    var files =
        Bucket.Builder.create(this, "Files")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            // The files are made from the sources again, but a bucket with files cannot be deleted.
            .removalPolicy(stage.dataRemoval())
            .build();
    var site =
        Distribution.Builder.create(this, "Site")
            .comment("The Better Store, " + stage.name())
            .defaultRootObject("index.html")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_ALL)
            .defaultBehavior(
                BehaviorOptions.builder()
                    .origin(S3BucketOrigin.withOriginAccessControl(files))
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
                    .compress(true)
                    .build())
            .build();
    CfnOutput.Builder.create(this, "FilesBucket").value(files.getBucketName()).build();
    CfnOutput.Builder.create(this, "SiteUrl")
        .value("https://" + site.getDistributionDomainName())
        .build();
    CfnOutput.Builder.create(this, "SiteId").value(site.getDistributionId()).build();
  }
}
