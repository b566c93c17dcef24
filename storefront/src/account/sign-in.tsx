import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { Field, FormSheet, type Problems, Submit, emailCheck, needed, useForm } from "../ui/form";
import { useTitle } from "../ui/page";
import { look, pool } from "./account";
import { takeCartAlong } from "./account-cart";
import { PasswordField, passwordCheck } from "./password";

/** A path of this shop to go on to, as the address says it. */
export function nextOf(query: Record<string, string>): string {
  const next = query.next ?? "";
  return /^\/(?![/\\])/.test(next) ? next : "/account";
}

export function SignIn() {
  const { query, route } = useLocation();
  const form = useForm({ email: emailCheck, password: needed("your password") });
  const invited = useSignal<{ nameless: boolean } | null>(null);
  useTitle("Sign in");

  async function done(): Promise<void> {
    const { href } = location;
    await look();
    await takeCartAlong();
    // Whoever has gone on meanwhile stays there.
    if (location.href === href) route(nextOf(query), true);
  }

  async function submit({ email = "", password = "" }: Record<string, string>): Promise<Problems | void> {
    const { problems, next, nameless = false } = await (await pool()).signIn(email.trim(), password);
    if (problems) return problems;
    const user = encodeURIComponent(email.trim());
    if (next === "confirm") return route(`/account/confirm?email=${user}`);
    if (next === "reset") return route(`/account/reset?email=${user}`);
    if (next === "new-password") invited.value = { nameless };
    else await done();
  }

  if (invited.value) return <FirstPassword nameless={invited.value.nameless} done={done} />;
  const here = query.next ? `?next=${encodeURIComponent(query.next)}` : "";
  return (
    <section class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Sign in
      </h1>
      {(query.confirmed || query.reset) && (
        <p class="say good" role="status">
          {query.confirmed ? "Your address is confirmed. Sign in now." : "Your new password is saved. Sign in with it."}
        </p>
      )}
      <FormSheet form={form} submit={submit}>
        <Field form={form} name="email" label="E-mail address" type="email" inputMode="email" autocomplete="username" defaultValue={query.email} />
        <PasswordField form={form} name="password" label="Password" autocomplete="current-password" />
        <p class="row">
          <Submit form={form} busy="Signing in…">
            Sign in
          </Submit>
          <a href="/account/reset">Forgot your password?</a>
        </p>
      </FormSheet>
      <p>
        New here? <a href={`/account/new${here}`}>Make an account</a>. You can buy without one, too.
      </p>
      <p>
        Bought as a guest? <a href="/orders/find">Find your order</a>.
      </p>
    </section>
  );
}

/** Whoever was invited signs in with a password that was mailed, and chooses an own one. */
function FirstPassword({ nameless, done }: { nameless: boolean; done: () => Promise<void> }) {
  const form = useForm({ givenName: needed("your first name"), password: passwordCheck });
  return (
    <section class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Choose your own password
      </h1>
      <FormSheet
        form={form}
        submit={async ({ givenName, password = "" }) => {
          const { problems } = await (await pool()).choosePassword(password, givenName?.trim());
          if (problems) return problems;
          await done();
        }}
      >
        {nameless && <Field form={form} name="givenName" label="First name" autocomplete="given-name" maxLength={100} />}
        <PasswordField form={form} name="password" label="New password" hint="At least 8 characters." autocomplete="new-password" />
        <p>
          <Submit form={form}>Save the password</Submit>
        </p>
      </FormSheet>
    </section>
  );
}
