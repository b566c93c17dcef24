// The API's schema as code generators read it.

import { readFileSync } from "node:fs";
import { parse } from "graphql";

// What AppSync adds to every schema.
const APPSYNC = `
  scalar AWSDateTime
  scalar AWSEmail
  scalar AWSURL
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
`;

export const schema = parse(
  APPSYNC + readFileSync(new URL("../schema.graphql", import.meta.url), "utf8"),
);

export const scalars = { AWSDateTime: "string", AWSEmail: "string", AWSURL: "string", ID: "string" };
