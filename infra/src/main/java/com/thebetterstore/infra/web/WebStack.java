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
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnRuleConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/// The web shop's static files: a private bucket behind a content delivery network. The deployment
/// copies the built files into the bucket; the stack knows nothing of them.
///
/// With a domain and its certificate the site answers there, and to TLS 1.2 and newer only. The
/// name that CloudFront gives it takes TLS 1.0 too, which no setting forbids.
public final class WebStack extends Stack {

  private static final String HAS_DOMAIN = "HasDomain";

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
                    .responseHeadersPolicy(headers(new SharedParameters(stage)))
                    .compress(true)
                    .build())
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

  /// What `storefront/index.html` asks for itself, and what only a header can ask for. Scripts talk
  /// to the store's API alone.
  private ResponseHeadersPolicy headers(SharedParameters shared) {
    return ResponseHeadersPolicy.Builder.create(this, "Headers")
        .comment("The web shop's security headers")
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self' %s %s; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                                .formatted(shared.graphqlUrl(this), shared.realtimeUrl(this)))
                        .override(true)
                        .build())
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(
                    ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                        .override(true)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .includeSubdomains(false)
                        .override(true)
                        .build())
                .build())
        .build();
  }
}
