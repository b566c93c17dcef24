package com.thebetterstore.fulfilment.download.aws;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.fulfilment.download.DigitalContent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The files of digital products in the service's bucket: one object each, named after the product,
/// which says itself what kind of file it is and what a browser calls it.
public final class S3DigitalContent implements DigitalContent {

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;

  public S3DigitalContent(S3Client s3, S3Presigner presigner, String bucket) {
    this.s3 = s3;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  static String key(ProductId product) {
    return "products/" + product.value();
  }

  @Override
  public boolean has(ProductId product) {
    try {
      s3.headObject(head -> head.bucket(bucket).key(key(product)));
      return true;
    } catch (NoSuchKeyException missing) {
      return false;
    }
  }

  @Override
  public URI link(ProductId product, Duration goodFor) {
    var signed =
        presigner.presignGetObject(link ->
            link.signatureDuration(goodFor)
                .getObjectRequest(get -> get.bucket(bucket).key(key(product))));
    try {
      return signed.url().toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("S3 signed an address that is none", impossible);
    }
  }
}
