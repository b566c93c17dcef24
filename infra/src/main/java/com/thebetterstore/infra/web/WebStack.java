package com.thebetterstore.infra.web;

import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.shared.SharedParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnRuleConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/// The web shop's static files: a private bucket behind a content delivery network. The deployment
/// copies the built files into the bucket; the stack knows of them that a path without a dot in its
/// last part is a page, that what is in `assets` never changes, and that pictures seldom do.
///
/// With a domain and its certificate the site answers there, and to TLS 1.2 and newer only. The
/// name that CloudFront gives it takes TLS 1.0 too, which no setting forbids.
public final class WebStack extends Stack {

  private static final String HAS_DOMAIN = "HasDomain";

  private static final String ASK_EACH_TIME = "no-cache";
  // Their names have a digest of what is in them.
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_A_DAY = "public, max-age=86400";

  private static final String PAGES =
      """
      function handler(event) {
        var request = event.request;
        if (!/\\.[^/]*$/.test(request.uri)) request.uri = "/index.html";
        return request;
      }
      """;

  public WebStack(Construct scope, String id, StackProps properties, Stage stage) {
    super(scope, id, properties);
    var files =
        Bucket.Builder.create(this, "Files")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            // The files are made from the sources again, but a bucket with files cannot be deleted.
            .removalPolicy(stage.dataRemoval())
            .build();
    var origin = S3BucketOrigin.withOriginAccessControl(files);
    var headers = new SiteHeaders(this, new SharedParameters(stage));
    var site =
        Distribution.Builder.create(this, "Site")
            .comment("The Better Store, " + stage.name())
            .defaultRootObject("index.html")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_ALL)
            .defaultBehavior(
                behaviour(origin, headers.policy("Headers", ASK_EACH_TIME))
                    .functionAssociations(List.of(pages()))
                    .build())
            .additionalBehaviors(
                new TreeMap<>(
                    Map.of(
                        "assets/*",
                        behaviour(origin, headers.policy("AssetHeaders", FOR_EVER)).build(),
                        "products/*",
                        behaviour(origin, headers.policy("PictureHeaders", FOR_A_DAY)).build())))
            .build();
    CfnOutput.Builder.create(this, "FilesBucket")
        .description("Takes the web shop's files")
        .value(files.getBucketName())
        .build();
    var domain = answerAtDomain(site);
    CfnOutput.Builder.create(this, "SiteUrl")
        .description("The web shop's address: the StorefrontUrl of the ordering stack")
        .value(
            Fn.conditionIf(
                    HAS_DOMAIN, "https://" + domain, "https://" + site.getDistributionDomainName())
                .toString())
        .build();
    CfnOutput.Builder.create(this, "SiteTarget")
        .description("What the domain's CNAME or alias record points to")
        .value(site.getDistributionDomainName())
        .build();
    CfnOutput.Builder.create(this, "SiteId")
        .description("The distribution to invalidate when files change")
        .value(site.getDistributionId())
        .build();
  }

  private String answerAtDomain(Distribution site) {
    var domain =
        CfnParameter.Builder.create(this, "SiteDomain")
            .description("The web shop's host name, such as shop.example; empty for CloudFront's")
            .allowedPattern("|[a-z0-9-]+(\\.[a-z0-9-]+)+")
            .defaultValue("")
            .build()
            .getValueAsString();
    var certificate =
        CfnParameter.Builder.create(this, "SiteCertificateArn")
            .description(
                "SiteDomain's certificate in ACM; CloudFront takes those of us-east-1 only")
            .allowedPattern("|arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+")
            .defaultValue("")
            .build()
            .getValueAsString();
    CfnRule.Builder.create(this, "DomainAndCertificate")
        .assertions(
            List.of(
                CfnRuleAssertion.builder()
                    .assertDescription("SiteDomain and SiteCertificateArn come together")
                    .assertValue(
                        Fn.conditionOr(
                            Fn.conditionAnd(isEmpty(domain), isEmpty(certificate)),
                            Fn.conditionNot(Fn.conditionOr(isEmpty(domain), isEmpty(certificate)))))
                    .build()))
        .build();
    CfnCondition.Builder.create(this, HAS_DOMAIN)
        .expression(Fn.conditionNot(isEmpty(domain)))
        .build();
    var template = (CfnDistribution) Objects.requireNonNull(site.getNode().getDefaultChild());
    // CDK's validator puts the parameter's default where only a given domain comes to be.
    Validations.of(template)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::E3013")
                .reason("without a domain there is no alias")
                .build());
    template.addPropertyOverride(
        "DistributionConfig.Aliases", Fn.conditionIf(HAS_DOMAIN, List.of(domain), Aws.NO_VALUE));
    template.addPropertyOverride(
        "DistributionConfig.ViewerCertificate",
        Fn.conditionIf(
            HAS_DOMAIN,
            new TreeMap<>(
                Map.of(
                    "AcmCertificateArn", certificate,
                    "MinimumProtocolVersion", "TLSv1.2_2021",
                    "SslSupportMethod", "sni-only")),
            Aws.NO_VALUE));
    return domain;
  }

  private static ICfnRuleConditionExpression isEmpty(String parameter) {
    return Fn.conditionEquals(parameter, "");
  }

  private static BehaviorOptions.Builder behaviour(IOrigin origin, ResponseHeadersPolicy headers) {
    return BehaviorOptions.builder()
        .origin(origin)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .responseHeadersPolicy(headers)
        .compress(true);
  }

  /// Every page of the shop is the one start page, which draws what the address says.
  private FunctionAssociation pages() {
    var function =
        Function.Builder.create(this, "Pages")
            .comment("A path that is no file is a page of the shop")
            .runtime(FunctionRuntime.JS_2_0)
            .code(FunctionCode.fromInline(PAGES))
            .build();
    return FunctionAssociation.builder()
        .eventType(FunctionEventType.VIEWER_REQUEST)
        .function(function)
        .build();
  }
}
