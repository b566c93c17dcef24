import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { send } from "../api/send";
import { Stepper } from "../cart/stepper";
import { fullPriceText } from "../ui/money";
import { useFocusAfter } from "../ui/focus";
import { Field, FormSheet, type Problems, Submit, needed, problemsOf, useForm } from "../ui/form";
import { accessTo } from "./known-orders";
import type { LiveOrder, Order } from "./live-order";
import { Download, OrderCancel, OrderReturnRequest } from "./operations";
import style from "./order-page.module.css";
import { Receipt } from "./receipt";
import { Reorder } from "./reorder";

/** What the buyer can do with an order now, as the store says. */
export function Actions({ order, live }: { order: Order; live: LiveOrder }) {
  useFocusAfter(order.availableActions.join(), () => document.getElementById("timeline-title"));
  const may = (action: Order["availableActions"][number]) => order.availableActions.includes(action);
  if (!may("CANCEL") && !may("REQUEST_RETURN") && !may("REORDER") && !may("RESEND_RECEIPT")) return null;
  return (
    <section class="row" aria-label="What you can do">
      {may("REORDER") && <Reorder order={order} />}
      {may("RESEND_RECEIPT") && <Receipt order={order} />}
      {may("REQUEST_RETURN") && <Return order={order} live={live} />}
      {may("CANCEL") && <Cancel order={order} live={live} />}
    </section>
  );
}

interface ActionProps {
  order: Order;
  live: LiveOrder;
}

/** A dialog with a key of its own: sent twice, what it asks for is done once. */
function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const key = useRef("");
  return {
    dialog,
    key,
    open() {
      key.current = crypto.randomUUID();
      dialog.current?.showModal();
    },
    close: () => dialog.current?.close(),
  };
}

function Cancel({ order, live }: ActionProps) {
  const { dialog, key, open, close } = useDialog();
  const form = useForm({});

  async function submit(): Promise<Problems | void> {
    const { userErrors } = (await send(OrderCancel, { ...accessTo(order), idempotencyKey: key.current })).orderCancel;
    if (userErrors.length > 0) return problemsOf(userErrors, {});
    close();
    await live.look();
  }

  return (
    <>
      <button type="button" class="button quiet" onClick={open}>
        Cancel the order
      </button>
      <dialog ref={dialog} class={`sheet ${style.dialog}`} aria-labelledby="cancel-title">
        <h2 id="cancel-title">Cancel order {order.number}?</h2>
        <p>
          {order.amountPaid.minorUnits > 0
            ? `What you paid, ${fullPriceText(order.amountPaid)}, goes back to where it came from${order.amountRefunded.minorUnits > 0 ? ", less what has gone back already" : ""}.`
            : "Nothing was paid, so nothing goes back."}
        </p>
        <FormSheet form={form} submit={submit}>
          <p class="row">
            <Submit form={form} grave>Cancel the order</Submit>
            <button type="button" class="button quiet" onClick={close}>
              Keep it
            </button>
          </p>
        </FormSheet>
      </dialog>
    </>
  );
}

function Return({ order, live }: ActionProps) {
  const { dialog, key, open, close } = useDialog();
  const form = useForm({ reason: needed("why you send it back") });
  const chosen = useSignal<Record<string, number>>({});
  const lines = order.lines.filter(({ type, quantityDelivered, quantityReturned }) => type === "PHYSICAL" && quantityDelivered > quantityReturned);

  async function submit({ reason = "" }: Record<string, string>): Promise<Problems | void> {
    const wanted = Object.entries(chosen.value).flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
    if (wanted.length === 0) return { "": "Choose what you send back." };
    const variables = { ...accessTo(order), lines: wanted, reason: reason.trim(), idempotencyKey: key.current };
    const { userErrors } = (await send(OrderReturnRequest, variables)).orderReturnRequest;
    if (userErrors.length > 0) return problemsOf(userErrors, { reason: "The reason" });
    close();
    await live.look();
  }

  return (
    <>
      <button type="button" class="button quiet" onClick={open}>
        Send something back
      </button>
      <dialog ref={dialog} class={`sheet ${style.dialog}`} aria-labelledby="return-title">
        <h2 id="return-title">What do you send back?</h2>
        <FormSheet form={form} submit={submit}>
          <ul class={style.items}>
            {lines.map(({ id, name, quantityDelivered, quantityReturned }) => (
              <li key={id}>
                <span>{name}</span>
                <Stepper
                  name={name}
                  quantity={chosen.value[id] ?? 0}
                  most={quantityDelivered - quantityReturned}
                  change={(quantity) => (chosen.value = { ...chosen.value, [id]: quantity })}
                />
              </li>
            ))}
          </ul>
          <Field form={form} name="reason" label="Why?" autocomplete="off" maxLength={500} />
          <p class="row">
            <Submit form={form}>Ask to send it back</Submit>
            <button type="button" class="button quiet" onClick={close}>
              Keep everything
            </button>
          </p>
        </FormSheet>
      </dialog>
    </>
  );
}

/** Fetches a digital item; each link holds for a few minutes, so it is asked for when it is wanted. */
export function DownloadButton({ name, downloadKey }: { name: string; downloadKey: string }) {
  const trouble = useSignal<string | null>(null);

  async function fetchIt(): Promise<void> {
    trouble.value = null;
    try {
      const { download } = await send(Download, { key: downloadKey });
      if (download) location.assign(download.url);
      else trouble.value = "It cannot be downloaded now.";
    } catch (unreachable) {
      console.warn(unreachable);
      trouble.value = "We could not reach the store. Try again in a moment.";
    }
  }

  return (
    <>
      <button type="button" class="button quiet" aria-label={`Download ${name}`} onClick={() => void fetchIt()}>
        Download
      </button>
      {trouble.value && (
        <span class="small" role="alert">
          {trouble.value}
        </span>
      )}
    </>
  );
}
