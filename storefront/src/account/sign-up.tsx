import { useLocation } from "preact-iso/router";
import { Field, FormSheet, type Problems, Submit, emailCheck, needed, useForm } from "../ui/form";
import { useTitle } from "../ui/page";
import { pool } from "./account";
import { PasswordField, passwordCheck } from "./password";

export function SignUp() {
  const { query, route } = useLocation();
  const form = useForm({ givenName: needed("your first name"), email: emailCheck, password: passwordCheck });
  useTitle("Make an account");

  async function submit({ givenName = "", email = "", password = "" }: Record<string, string>): Promise<Problems | void> {
    const { problems } = await (await pool()).signUp(email.trim(), password, givenName.trim());
    if (problems) return problems;
    const next = query.next ? `&next=${encodeURIComponent(query.next)}` : "";
    route(`/account/confirm?email=${encodeURIComponent(email.trim())}${next}`);
  }

  return (
    <section class="sheet stack" aria-labelledby="title">
      <h1 id="title" tabIndex={-1}>
        Make an account
      </h1>
      <p>It keeps your addresses and your orders. We mail you a link to confirm your address.</p>
      <FormSheet form={form} submit={submit}>
        <Field form={form} name="givenName" label="First name" autocomplete="given-name" maxLength={100} />
        <Field form={form} name="email" label="E-mail address" type="email" inputMode="email" autocomplete="username" maxLength={254} />
        <PasswordField form={form} name="password" label="Password" hint="At least 8 characters. A few words are easy to keep in mind." autocomplete="new-password" />
        <p>
          <Submit form={form}>Make the account</Submit>
        </p>
      </FormSheet>
      <p>
        You have one? <a href="/account">Sign in</a>.
      </p>
    </section>
  );
}
