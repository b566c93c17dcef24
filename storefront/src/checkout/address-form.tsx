import type { PlaceFragment as Place } from "../api/types";
import { type Form, Field, needed } from "../ui/form";
import style from "./checkout.module.css";

/** The one country that the store sends to. */
const COUNTRY = "NZ";

/** What the fields are called where the store refuses them. */
export const ADDRESS_LABELS = {
  name: "The name",
  line1: "The street",
  line2: "The second line",
  city: "The town or city",
  region: "The region",
  postalCode: "The postcode",
  countryCode: "The country",
  phone: "The telephone number",
};

export const addressChecks = {
  name: needed("the name of who receives it"),
  line1: needed("the street and number"),
  city: needed("the town or city"),
  postalCode: (value: string) => (/^\s*\d{4}\s*$/.test(value) ? null : "Enter the postcode, four digits."),
};

/** The address that was typed. */
export function addressOf({ name = "", line1 = "", line2 = "", city = "", region = "", postalCode = "", phone = "" }: Record<string, string>) {
  return { name, line1, line2: line2 || null, city, region: region || null, postalCode, countryCode: COUNTRY, phone: phone || null };
}

/** The fields of a postal address, which browsers know how to fill in. */
export function AddressFields({ form, known }: { form: Form; known: Place | null }) {
  return (
    <>
      <Field form={form} name="name" label="Full name" autocomplete="shipping name" maxLength={100} defaultValue={known?.name} />
      <Field form={form} name="line1" label="Street and number" autocomplete="shipping address-line1" maxLength={120} defaultValue={known?.line1} />
      <Field form={form} name="line2" label="Flat, floor or company" optional autocomplete="shipping address-line2" maxLength={120} defaultValue={known?.line2 ?? ""} />
      <div class={style.two}>
        <Field form={form} name="city" label="Town or city" autocomplete="shipping address-level2" maxLength={80} defaultValue={known?.city} />
        <Field form={form} name="postalCode" label="Postcode" inputMode="numeric" autocomplete="shipping postal-code" maxLength={12} defaultValue={known?.postalCode} />
      </div>
      <Field form={form} name="region" label="Region" optional autocomplete="shipping address-level1" maxLength={80} defaultValue={known?.region ?? ""} />
      <Field
        form={form}
        name="phone"
        label="Telephone"
        optional
        hint="Only for the courier."
        type="tel"
        inputMode="tel"
        autocomplete="shipping tel"
        maxLength={40}
        defaultValue={known?.phone ?? ""}
      />
    </>
  );
}
