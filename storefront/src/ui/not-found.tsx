import { useTitle } from "./page";

export default function NotFound() {
  useTitle("Not found");
  return (
    <div class="stack plain">
      <h1 tabIndex={-1}>There is nothing here</h1>
      <p>
        The address may be old, or mistyped. <a href="/">Go to the shop</a>.
      </p>
    </div>
  );
}
