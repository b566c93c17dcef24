import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { send } from "../api/send";
import type { RefusalFragment as Refusal } from "../api/types";
import { cart } from "../cart/cart";
import { Field, FormSheet, Submit, emailCheck, needed, useForm } from "../ui/form";
import { useTitle } from "../ui/page";
import { type Customer, customer, look, pool } from "./account";
import { Addresses } from "./addresses";
import style from "./account.module.css";
import { CustomerDataErase } from "./operations";
import { PasswordField, passwordCheck } from "./password";

/** Everything that a customer can change. */
export function Profile({ of }: { of: Customer }) {
  const { query } = useLocation();
  useTitle("Your account");
  return (
    <div class="stack">
      <h1 tabIndex={-1}>
        <span lang="mi">Kia ora</span>, <bdi>{of.givenName}</bdi>
      </h1>
      {query.moved && (
        <p class="say good" role="status">
          Your new address holds from now on: sign in with it.
        </p>
      )}
      <p>
        <a class="button quiet" href="/account/orders">
          Your orders
        </a>
      </p>
      <Addresses />
      <Names of={of} />
      <Email of={of} />
      <Password />
      <Leaving />
    </div>
  );
}

/** What was saved, said politely. */
function Saved({ children }: { children: string | null }) {
  return <p role="status">{children}</p>;
}

function Names({ of }: { of: Customer }) {
  const form = useForm({ givenName: needed("your first name") });
  const saved = useSignal<string | null>(null);
  return (
    <details class={`sheet ${style.part}`}>
      <summary class="opens">
        <h2>Name</h2>
        <bdi class="soft">{`${of.givenName} ${of.familyName}`.trim()}</bdi>
      </summary>
      <FormSheet
        form={form}
        submit={async ({ givenName = "", familyName = "" }) => {
          saved.value = null;
          const { problems } = await (await pool()).changeNames(givenName.trim(), familyName.trim());
          if (problems) return problems;
          await look();
          saved.value = "Your name is saved.";
        }}
      >
        <Field form={form} name="givenName" label="First name" autocomplete="given-name" maxLength={100} defaultValue={of.givenName} />
        <Field form={form} name="familyName" label="Last name" optional autocomplete="family-name" maxLength={100} defaultValue={of.familyName} />
        <p>
          <Submit form={form}>Save the name</Submit>
        </p>
        <Saved>{saved.value}</Saved>
      </FormSheet>
    </details>
  );
}

function Email({ of }: { of: Customer }) {
  const form = useForm({ email: emailCheck });
  const saved = useSignal<string | null>(null);
  return (
    <details class={`sheet ${style.part}`}>
      <summary class="opens">
        <h2>E-mail address</h2>
        <bdi class="soft">{of.email}</bdi>
      </summary>
      <FormSheet
        form={form}
        submit={async ({ email = "" }) => {
          saved.value = null;
          const { problems } = await (await pool()).changeEmail(email.trim());
          if (problems) return problems;
          saved.value = "We have sent a mail to the new address. The old one holds until you have opened the link in it.";
        }}
      >
        <Field form={form} name="email" label="New e-mail address" type="email" inputMode="email" autocomplete="email" maxLength={254} />
        <p>
          <Submit form={form}>Change the address</Submit>
        </p>
        <Saved>{saved.value}</Saved>
      </FormSheet>
    </details>
  );
}

function Password() {
  const form = useForm({ oldPassword: needed("the password that you have"), password: passwordCheck });
  const saved = useSignal<string | null>(null);
  return (
    <details class={`sheet ${style.part}`}>
      <summary class="opens">
        <h2>Password</h2>
      </summary>
      <FormSheet
        form={form}
        submit={async ({ oldPassword = "", password = "" }) => {
          saved.value = null;
          const { problems } = await (await pool()).changePassword(oldPassword, password);
          if (problems) return problems;
          saved.value = "Your new password holds from now on.";
        }}
      >
        <PasswordField form={form} name="oldPassword" label="Password that you have" autocomplete="current-password" />
        <PasswordField form={form} name="password" label="New password" hint="At least 8 characters." autocomplete="new-password" />
        <p>
          <Submit form={form}>Change the password</Submit>
        </p>
        <Saved>{saved.value}</Saved>
      </FormSheet>
    </details>
  );
}

function Leaving() {
  const { route } = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const trouble = useSignal<string | null>(null);

  async function leave(how: () => Promise<string | void>): Promise<void> {
    trouble.value = null;
    try {
      const refused = await how();
      if (refused) {
        trouble.value = refused;
        return;
      }
      customer.value = null;
      await cart.forget();
      route("/");
    } catch (unreachable) {
      console.warn(unreachable);
      trouble.value = "We could not reach the store. Try again in a moment.";
    }
  }

  return (
    <section class="stack" aria-label="Leaving">
      <p class="row">
        <button type="button" class="button quiet" onClick={() => void leave(async () => (await pool()).signOut(false))}>
          Sign out
        </button>
        <button type="button" class="button quiet" onClick={() => void leave(async () => (await pool()).signOut(true))}>
          Sign out on all devices
        </button>
        <button type="button" class="button link" onClick={() => dialog.current?.showModal()}>
          Delete the account
        </button>
      </p>
      {trouble.value && (
        <p class="say" role="alert">
          {trouble.value}
        </p>
      )}
      <dialog ref={dialog} class={`sheet ${style.dialog}`} aria-labelledby="delete-title">
        <h2 id="delete-title">Delete the account?</h2>
        <p>
          Your cart and your addresses go, and so do the e-mail address, the parcel's address and the words that you wrote in your orders. The orders
          stay, as nobody's; of those above NZ$1,000, tax law asks for the buyer's name and e-mail address.
        </p>
        <p>You cannot sign in any more, and links to your orders no longer open them. Downloads go on.</p>
        <form method="dialog" class="row">
          <button class="button quiet">Keep the account</button>
          <button class="button grave" onClick={() => void leave(deleteAccount)}>
            Delete it
          </button>
        </form>
      </dialog>
    </section>
  );
}

// Each request erases some orders: more of them than anybody has.
const MOST_REQUESTS = 100;

/** What the store knows goes first: afterwards nobody can ask for it any more. Says why it cannot be done now. */
async function deleteAccount(): Promise<string | void> {
  for (let request = 0, complete = false; !complete; request++) {
    if (request === MOST_REQUESTS) return "There is more to erase. Press again to go on.";
    const answer = (await send(CustomerDataErase, {})).customerDataErase;
    const [refusal] = answer.userErrors;
    if (refusal) return refusalText(refusal);
    complete = answer.complete;
  }
  await (await pool()).deleteUser();
}

function refusalText({ code, target, message }: Refusal): string {
  return code === "ORDER_UNDER_WAY"
    ? `Order ${target ?? ""} is still under way. You can delete the account once it has arrived, or its money is back with you.`
    : `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}
