// Writes what TypeScript knows of the API: src/api/types.ts, the types of all operations and of what they use, and an
// operations.ts beside each operations.graphql, with its operations as typed texts. All are checked against the schema.
//
// node documents.mjs [--check]: with --check it writes nothing, and fails when a file is not what it would write.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { Kind, parse, print, stripIgnoredCharacters, visit } from "graphql";
import { scalars, schema } from "./schema.mjs";

process.chdir(import.meta.dirname);

const WRITTEN = "// Written by `npm run documents`.\n\n";

const files = readdirSync("src", { recursive: true })
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => `src/${file}`)
  .sort()
  .map((location) => ({ location, document: parse(readFileSync(location, "utf8")) }));
const fragments = new Map(
  files
    .flatMap(({ document }) => document.definitions)
    .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => [fragment.name.value, fragment]),
);

const types = await codegen({
  schema,
  documents: files,
  filename: "types.ts",
  config: {
    scalars,
    skipTypename: true,
    enumsAsTypes: true,
  },
  plugins: [{ typescriptOperations: {} }],
  pluginMap: { typescriptOperations },
});
const written = new Map([["src/api/types.ts", `${WRITTEN}${types.trim()}\n`]]);
for (const { location, document } of files) {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 0) written.set(`${dirname(location)}/operations.ts`, typed(operations));
}

function typed(operations) {
  const named = operations.map((operation) => {
    const name = operation.name.value;
    const result = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
    return { name, result, variables: `${result}Variables`, text: textOf(operation) };
  });
  const imported = named.flatMap(({ result, variables }) => [result, variables]).sort();
  return `${WRITTEN}import type { Operation } from "../api/send";
import type { ${imported.join(", ")} } from "../api/types";

${named
  .map(({ name, result, variables, text }) => `export const ${name} = ${JSON.stringify(text)} as Operation<${result}, ${variables}>;`)
  .join("\n\n")}
`;
}

/** The operation and the fragments that it uses, without blanks. */
function textOf(operation) {
  const used = new Set();
  const use = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        if (used.has(name.value)) return;
        used.add(name.value);
        use(fragments.get(name.value));
      },
    });
  use(operation);
  return stripIgnoredCharacters([operation, ...[...used].map((name) => fragments.get(name))].map(print).join("\n"));
}

let stale = 0;
for (const [file, text] of written) {
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (text !== readFileSync(file, "utf8")) {
    console.error(`storefront/${file} is not what the schema and the operations ask for: run npm run documents there`);
    stale++;
  }
}
process.exit(stale > 0 ? 1 : 0);
