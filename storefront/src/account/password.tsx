import { useSignal } from "@preact/signals";
import { type Check, Field, type FieldProps } from "../ui/form";

const LEAST = 8;

/** The user pool's rule. */
export const passwordCheck: Check = (value) => (value.length < LEAST ? `Choose a password of at least ${LEAST} characters.` : null);

/** A password can be looked at while it is typed. */
export function PasswordField(field: FieldProps) {
  const shown = useSignal(false);
  return (
    <div>
      <Field {...field} type={shown.value ? "text" : "password"} maxLength={256} />
      <button type="button" class="button link" aria-pressed={shown.value} onClick={() => (shown.value = !shown.value)}>
        {shown.value ? "Hide the password" : "Show the password"}
      </button>
    </div>
  );
}
