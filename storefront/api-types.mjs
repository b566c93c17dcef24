// Writes target/api, a package with the types of the whole API for storefronts in TypeScript: one for each type, input and
// enum of schema.graphql, described as there, and the arguments of each field.
//
// node api-types.mjs

import { mkdirSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import { schema, scalars } from "./schema.mjs";

process.chdir(import.meta.dirname);

const types = await codegen({
  schema,
  documents: [],
  filename: "index.d.ts",
  config: { scalars, skipTypename: true, enumsAsTypes: true, immutableTypes: true },
  plugins: [{ typescript: {} }],
  pluginMap: { typescript },
});

const about = {
  name: "the-better-store-api",
  private: true,
  description: "The types of the store's GraphQL API",
  types: "index.d.ts",
};
mkdirSync("target/api", { recursive: true });
writeFileSync("target/api/index.d.ts", types);
writeFileSync("target/api/package.json", `${JSON.stringify(about, null, 2)}\n`);
