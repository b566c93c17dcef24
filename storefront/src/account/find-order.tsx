import { useSignal } from "@preact/signals";
import { send } from "../api/send";
import { isOrderNumber } from "../order/known-orders";
import { useFocusAfter } from "../ui/focus";
import { Field, FormSheet, Submit, emailCheck, problemsOf, useForm } from "../ui/form";
import { useTitle } from "../ui/page";
import style from "./account.module.css";
import { GuestOrderAccessRequest } from "./operations";

/** For guests who have lost the link to their order. What it says is the same whether or not there is such an order. */
export default function FindOrder() {
  const asked = useSignal(false);
  const form = useForm({
    number: (value) => (isOrderNumber(value.trim().toUpperCase()) ? null : "Enter the number of the order, such as TBS-7K3M-9QXD."),
    email: emailCheck,
  });
  useTitle("Find an order");
  useFocusAfter(asked.value, () => document.getElementById("title"));
  return (
    <div class={style.page}>
      <section class="sheet stack" aria-labelledby="title">
        <h1 id="title" tabIndex={-1}>
          Find an order
        </h1>
        {asked.value ? (
          <>
            <p role="status">If they match an order, a mail with a link to it is on its way.</p>
            <p class="soft">Nothing has come after some minutes? Look among what your mail program takes for spam, or ask once more.</p>
            <p class="row">
              <button type="button" class="button quiet" onClick={() => (asked.value = false)}>
                Ask once more
              </button>
              <a href="/">Go to the shop</a>
            </p>
          </>
        ) : (
          <FormSheet
            form={form}
            submit={async ({ number = "", email = "" }) => {
              const variables = { number: number.trim().toUpperCase(), email: email.trim() };
              const { accepted, userErrors } = (await send(GuestOrderAccessRequest, variables)).guestOrderAccessRequest;
              if (!accepted) return problemsOf(userErrors, { number: "The number", email: "The e-mail address" });
              asked.value = true;
            }}
          >
            <Field form={form} name="number" label="Number of the order" hint="It begins with TBS." autocomplete="off" maxLength={20} />
            <Field form={form} name="email" label="E-mail address" hint="The one that you gave for this order." type="email" inputMode="email" autocomplete="email" maxLength={254} />
            <p>
              <Submit form={form}>Mail me a link</Submit>
            </p>
          </FormSheet>
        )}
      </section>
    </div>
  );
}
