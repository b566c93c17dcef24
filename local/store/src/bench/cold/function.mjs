// What the function order-cart does for one field, in Node.js with AWS's SDK: reads an item, writes one, answers JSON.
// Lambda's Runtime API is served by hand, as its own client for Node.js has to be compiled on each machine.
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const dynamo = new DynamoDBClient({
  region: process.env.AWS_REGION,
  endpoint: process.env.AWS_ENDPOINT_URL,
  credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY },
});

async function handle(event) {
  const TableName = process.env.ORDERING_TABLE;
  const id = event.arguments.id ?? "cart_7K3M9QXD7K3M9QXD7K3M";
  const pk = { S: `CART#${id.split(".")[0]}` };
  const { Item } = await dynamo.send(new GetItemCommand({ TableName, Key: { pk } }));
  await dynamo.send(new PutItemCommand({ TableName, Item: { ...Item, pk }, ConditionExpression: "attribute_exists(pk)" }));
  return { id, lines: Item?.lines?.L?.length ?? 0 };
}

for (;;) {
  const next = await fetch(`${api}/next`);
  const answer = await handle(await next.json());
  await fetch(`${api}/${next.headers.get("lambda-runtime-aws-request-id")}/response`, { method: "POST", body: JSON.stringify(answer) });
}
