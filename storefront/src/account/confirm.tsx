import { useSignal } from "@preact/signals";
import type { TargetedMouseEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { useFocusAfter } from "../ui/focus";
import { Field, FormSheet, type Problems, Submit, emailCheck, needed, useForm } from "../ui/form";
import { useTitle } from "../ui/page";
import { customer, look, pool } from "./account";
import { PasswordField, passwordCheck } from "./password";

interface Mailed {
  user: string;
  code: string;
}

/** What a link in a mail says after its #; the address forgets it at once. */
function useMailed(): Mailed {
  const [mailed, setMailed] = useState(takeFromAddress);
  useEffect(() => {
    // A link that is opened in a tab with this page changes only the part after the #.
    const take = () => location.hash && setMailed(takeFromAddress());
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return mailed;
}

function takeFromAddress(): Mailed {
  const words = new URLSearchParams(location.hash.slice(1));
  if (words.has("code")) history.replaceState(history.state, "", location.pathname + location.search);
  return { user: words.get("user") ?? "", code: words.get("code") ?? "" };
}

const CODE_HINT = "The six digits in the mail.";
const codeCheck = needed("the code from the mail");

/** Where the link leads that is mailed after signing up. It confirms when the button is pressed: scanners open links, too. */
export function Confirm() {
  const { query, route } = useLocation();
  const mailed = useMailed();
  const user = mailed.user || query.email || "";
  const form = useForm({ email: emailCheck, code: codeCheck });
  const again = useSignal<string | null>(null);
  const next = query.next ? `&next=${encodeURIComponent(query.next)}` : "";
  useTitle("Confirm your address");

  async function submit({ email = "", code = mailed.code }: Record<string, string>): Promise<Problems | void> {
    const { problems } = await (await pool()).confirm(user || email.trim(), code.trim());
    if (problems) return mailed.code ? { "": Object.values(problems)[0]! } : problems;
    route(`/account?confirmed=yes${query.email ? `&email=${encodeURIComponent(query.email)}` : ""}${next}`);
  }

  async function sendAgain({ currentTarget: { form: sheet } }: TargetedMouseEvent<HTMLButtonElement>): Promise<void> {
    const typed = String(new FormData(sheet!).get("email") ?? "").trim();
    const problem = user ? null : emailCheck(typed);
    form.problems.value = problem ? { email: problem } : {};
    if (problem) return;
    try {
      const { problems } = await (await pool()).sendCodeAgain(user || typed);
      again.value = problems ? Object.values(problems)[0]! : "A new mail is on its way. Earlier links and codes work no more.";
    } catch (unreachable) {
      console.warn(unreachable);
      again.value = "We could not reach the store. Try again in a moment.";
    }
  }

  return (
    <section class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Confirm your address
      </h1>
      {!mailed.code && <p>We have sent a mail to {query.email ? <bdi>{query.email}</bdi> : "you"}. Open the link in it, or type its code here.</p>}
      <FormSheet form={form} submit={submit}>
        {!user && <Field form={form} name="email" label="E-mail address" type="email" inputMode="email" autocomplete="username" />}
        {!mailed.code && <Field form={form} name="code" label="Code" hint={CODE_HINT} inputMode="numeric" autocomplete="one-time-code" maxLength={12} />}
        <p class="row">
          <Submit form={form}>Confirm my address</Submit>
          <button type="button" class="button link" onClick={(event) => void sendAgain(event)}>
            Send a new link
          </button>
        </p>
      </FormSheet>
      <p role="status">{again.value}</p>
    </section>
  );
}

/** A new password: asked for by e-mail address, chosen with the link or the code that is mailed. */
export function Reset() {
  const { query, route } = useLocation();
  const mailed = useMailed();
  const sentTo = useSignal<string | null>(query.email ?? null);
  const ask = useForm({ email: emailCheck });
  const choose = useForm({ code: codeCheck, password: passwordCheck });
  useTitle("Choose a new password");
  useFocusAfter(sentTo.value, () => document.getElementById("title"));

  if (!mailed.code && sentTo.value === null) {
    return (
      <section key="ask" class="sheet stack" aria-labelledby="title">
        <h1 id="title" tabIndex={-1}>
          Choose a new password
        </h1>
        <FormSheet
          form={ask}
          submit={async ({ email = "" }) => {
            const { problems } = await (await pool()).askForReset(email.trim());
            if (problems) return problems;
            sentTo.value = email.trim();
          }}
        >
          <Field form={ask} name="email" label="E-mail address" type="email" inputMode="email" autocomplete="username" />
          <p>
            <Submit form={ask}>Mail me a link</Submit>
          </p>
        </FormSheet>
      </section>
    );
  }
  return (
    // With a key of its own, it takes over no field of the form before.
    <section key="choose" class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Choose a new password
      </h1>
      {!mailed.code && (
        <p>
          If there is an account for <bdi>{sentTo.value}</bdi>, a mail is on its way. Open the link in it, or type its code here.
        </p>
      )}
      <FormSheet
        form={choose}
        submit={async ({ code = mailed.code, password = "" }) => {
          const { problems } = await (await pool()).reset(mailed.user || (sentTo.value ?? ""), code.trim(), password);
          if (problems) return mailed.code ? { "": Object.values(problems)[0]! } : problems;
          route("/account?reset=yes");
        }}
      >
        {!mailed.code && <Field form={choose} name="code" label="Code" hint={CODE_HINT} inputMode="numeric" autocomplete="one-time-code" maxLength={12} />}
        <PasswordField form={choose} name="password" label="New password" hint="At least 8 characters." autocomplete="new-password" />
        <p>
          <Submit form={choose}>Save the password</Submit>
        </p>
      </FormSheet>
    </section>
  );
}

/** Where the link leads that is mailed to a new address of an account. */
export function ConfirmEmail() {
  const { route } = useLocation();
  const mailed = useMailed();
  const form = useForm({ code: codeCheck });
  useTitle("Confirm your new address");
  return (
    <section class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Confirm your new address
      </h1>
      {customer.value === null ? (
        <p>
          <a href="/account">Sign in</a> with the address that your account has, then open the link in the mail once more.
        </p>
      ) : (
        <FormSheet
          form={form}
          submit={async ({ code = mailed.code }) => {
            const { problems } = await (await pool()).confirmEmail(code.trim());
            if (problems) return mailed.code ? { "": Object.values(problems)[0]! } : problems;
            await look();
            route("/account?moved=yes");
          }}
        >
          {!mailed.code && <Field form={form} name="code" label="Code" hint={CODE_HINT} inputMode="numeric" autocomplete="one-time-code" maxLength={12} />}
          <p>
            <Submit form={form}>Confirm my new address</Submit>
          </p>
        </FormSheet>
      )}
    </section>
  );
}
