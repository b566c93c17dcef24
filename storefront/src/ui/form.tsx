// Forms: each field says beside it what is wrong with it; what was typed is kept.

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren, TargetedSubmitEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { RefusalFragment as Refusal } from "../api/types";
import style from "./form.module.css";

/** What is wrong, by the name of the field; "" is the form as a whole. */
export type Problems = Readonly<Record<string, string>>;

/** Why a field's value cannot be taken; null when it can be. */
export type Check = (value: string) => string | null;

export interface Form {
  readonly problems: Signal<Problems>;
  /** What was wrong when it was sent last: of these, those that are still wrong stand above the form. */
  readonly refused: Signal<readonly string[]>;
  readonly busy: Signal<boolean>;
  readonly checks: Record<string, Check>;
}

/** A form's state: `checks` has a rule for each field that has one; `problems` are known before it is sent. */
export function useForm(checks: Record<string, Check>, problems: Problems = {}): Form {
  return { problems: useSignal(problems), refused: useSignal<readonly string[]>(Object.keys(problems)), busy: useSignal(false), checks };
}

/** A rule: something must be there. */
export const needed =
  (what: string): Check =>
  (value) =>
    value.trim() === "" ? `Enter ${what}.` : null;

/** A rule that catches slips; whether an address exists, only a mail can tell. */
export const emailCheck: Check = (value) =>
  /^\S+@\S+\.\S+$/.test(value.trim()) ? null : "Enter an e-mail address, such as name@example.nz.";

interface FormSheetProps {
  form: Form;
  /** Sends the values; gives what is wrong with them, or nothing. */
  submit(values: Record<string, string>): Promise<Problems | void>;
  /** A name to keep by what was typed and is not sent yet: a reload, or a look at another page, does not lose it. No secrets. */
  draft?: string;
  children: ComponentChildren;
}

const DRAFT = "thebetterstore.typed.";

/** Forgets what was typed and is not wanted. */
export function forgetDraft(name: string): void {
  sessionStorage.removeItem(DRAFT + name);
}

const UNREACHABLE = "We could not reach the store. What you typed is kept: try again in a moment.";

export function FormSheet({ form, submit, draft, children }: FormSheetProps) {
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { problems, refused, busy, checks } = form;

  useLayoutEffect(() => {
    const typed = draft && sessionStorage.getItem(DRAFT + draft);
    if (!typed) return;
    for (const [name, value] of Object.entries(JSON.parse(typed) as Record<string, string>)) {
      const field = element.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
  }, [draft]);

  const valuesOf = (sheet: HTMLFormElement) => Object.fromEntries([...new FormData(sheet)].map(([name, value]) => [name, String(value)]));

  function keep(): void {
    if (draft && element.current) sessionStorage.setItem(DRAFT + draft, JSON.stringify(valuesOf(element.current)));
  }

  async function send(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy.value) return;
    const values = valuesOf(event.currentTarget);
    const wrong = Object.entries(checks).flatMap(([name, check]) => {
      const problem = name in values ? check(values[name] ?? "") : null;
      return problem ? [[name, problem]] : [];
    });
    problems.value = Object.fromEntries(wrong) as Problems;
    if (wrong.length === 0) {
      busy.value = true;
      try {
        problems.value = (await submit(values)) ?? {};
      } catch (unreachable) {
        console.warn(unreachable);
        problems.value = { "": UNREACHABLE };
      } finally {
        busy.value = false;
      }
    }
    refused.value = Object.keys(problems.value);
    if (draft && refused.value.length === 0) forgetDraft(draft);
    const [first] = refused.value;
    if (first === undefined) return;
    if (isOneField(refused.value)) focusOn(first);
    else summary.current?.focus();
  }

  const said = Object.entries(problems.value).filter(([name]) => refused.value.includes(name));
  return (
    <form ref={element} class="stack" noValidate onInput={keep} onSubmit={(event) => void send(event)}>
      <div ref={summary} tabIndex={-1} role="alert" class={style.summary}>
        {said.length > 0 && !isOneField(said.map(([name]) => name)) && (
          <ul class="say">
            {said.map(([name, problem]) => (
              <li key={name}>{name === "" ? problem : <a href={`#${name}`} onClick={(event) => go(event, name)}>{problem}</a>}</li>
            ))}
          </ul>
        )}
      </div>
      {children}
    </form>
  );

  function go(event: MouseEvent, name: string): void {
    event.preventDefault();
    focusOn(name);
  }

  function focusOn(name: string): void {
    const field = element.current?.elements.namedItem(name);
    if (field instanceof HTMLElement) field.focus();
  }
}

/** Then the field alone says it, and is gone to at once. */
function isOneField(names: readonly string[]): boolean {
  return names.length === 1 && names[0] !== "";
}

export interface FieldProps {
  form: Form;
  name: string;
  label: string;
  hint?: string;
  /** Said after the label. */
  optional?: boolean;
  type?: "text" | "email" | "tel" | "password";
  inputMode?: "email" | "numeric" | "tel";
  /** What the browser may fill in. */
  autocomplete: string;
  maxLength?: number;
  defaultValue?: string | undefined;
}

let pressed = false;
addEventListener("mousedown", () => (pressed = true), { capture: true });
addEventListener("mouseup", () => (pressed = false), { capture: true });

/** At once, or when the mouse is let go: what moves the button from under it would take the click away. */
function afterPress(work: () => void): void {
  if (pressed) addEventListener("mouseup", () => setTimeout(work), { once: true });
  else work();
}

/** A field of text with its label. It is checked when it is left, and no longer called wrong once it is changed. */
export function Field({ form, name, label, hint, optional = false, type = "text", ...input }: FieldProps) {
  const { problems, refused, checks } = form;
  const problem = problems.value[name];
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");

  function say(text: string | null): void {
    const { [name]: _, ...others } = problems.value;
    problems.value = text ? { ...others, [name]: text } : others;
    if (!text) refused.value = refused.value.filter((other) => other !== name);
  }

  return (
    <div class={style.field}>
      <label for={name}>
        {label} {optional && <span class="soft small">(optional)</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} class="soft small">
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type as "text"}
        spellcheck={type === "text" ? undefined : false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        required={!optional}
        onInput={() => problem && say(null)}
        onBlur={({ currentTarget }) => afterPress(() => currentTarget.value !== "" && say(checks[name]?.(currentTarget.value) ?? null))}
        {...input}
      />
      {problem && (
        <p id={`${name}-problem`} class={style.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A form's one button: it says that it is at work, and cannot be pressed twice. */
export function Submit({ form, children, busy = "One moment…", grave = false }: { form: Form; children: ComponentChildren; busy?: string; grave?: boolean }) {
  return (
    <button class={grave ? "button grave" : "button"} aria-disabled={form.busy.value}>
      {form.busy.value ? busy : children}
    </button>
  );
}

/** The store's refusals beside the fields that they are about. Their messages begin with the field's name in the API. */
export function problemsOf(errors: readonly Refusal[], labels: Record<string, string>): Problems {
  const found = errors.map(({ field, message }) => {
    const name = field.at(-1) ?? "";
    const label = labels[name];
    const words = message.startsWith(`${name} `) && label ? label + message.slice(name.length) : message;
    return [label ? name : "", `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`];
  });
  return Object.fromEntries(found) as Problems;
}
