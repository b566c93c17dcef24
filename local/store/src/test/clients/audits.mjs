// The audits of GraphQL over HTTP that graphql-http has for servers. Prints each result as a line of JSON, until its
// standard input ends.
//
// node audits.mjs '{"endpoint": …, "apiKey": …}'

import { serverAudits } from "graphql-http";

const { endpoint, apiKey } = JSON.parse(process.argv[2]);
const fetchFn = (url, options = {}) => fetch(url, { ...options, headers: { ...options.headers, "x-api-key": apiKey } });

process.stdin.on("end", () => process.exit()).resume();
for (const audit of serverAudits({ url: endpoint, fetchFn })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ audit: audit.id, name: audit.name, status, reason }));
}
console.log(JSON.stringify({ done: true }));
