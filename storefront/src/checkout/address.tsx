import type { PlaceFragment as Place } from "../api/types";

/** A postal address, line by line. What a person wrote may run from right to left. */
export function AddressText({ of }: { of: Place }) {
  const lines = [[of.name], [of.line1], [of.line2], [[of.city, of.region].filter(Boolean).join(", "), of.postalCode], [of.phone]];
  return (
    <address style={{ fontStyle: "normal" }}>
      {lines.map((parts, index) => {
        const [first, second] = parts.filter(Boolean);
        return (
          first && (
            <span key={index} style={{ display: "block" }}>
              <bdi>{first}</bdi> {second && <bdi>{second}</bdi>}
            </span>
          )
        );
      })}
    </address>
  );
}
