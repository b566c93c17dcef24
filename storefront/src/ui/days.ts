/** How long a parcel takes, as the store says it: 2–4 working days. */
export function workingDays({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  const count = minDays === maxDays ? `${minDays}` : `${minDays}–${maxDays}`;
  return `${count} working ${maxDays === 1 ? "day" : "days"}`;
}
