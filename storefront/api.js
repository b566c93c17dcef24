// The store's GraphQL API, with the endpoint and key that the site's own config.json names.

const config = fetch("config.json").then((answer) => {
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return answer.json();
});

/** Sends one operation; gives its data, or throws when the API reports an error. */
export async function query(document, variables) {
  const { endpoint, apiKey } = await config;
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": apiKey },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors?.length) throw new Error(errors.map((error) => error.message).join("; "));
  return data;
}
