"use strict";

const EXAMPLE = `# The laptop store's API. Ctrl-Enter runs a query; the headers below hold the guests' API key.
query Products {
  products(first: 5) {
    edges {
      node {
        id
        name
        price { amount currencyCode }
        availability
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

async function start() {
  const answer = await fetch("/config.json");
  const config = await answer.json();
  const headers = JSON.stringify({ "x-api-key": config.apiKey }, null, 2);
  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      // The page's own server, whatever name the browser calls it by.
      fetcher: GraphiQL.createFetcher({ url: "/graphql", headers: { "x-api-key": config.apiKey } }),
      defaultQuery: EXAMPLE,
      headers,
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
    }),
  );
}

start().catch((problem) => {
  document.getElementById("graphiql").textContent = `GraphiQL could not start: ${problem}`;
});
