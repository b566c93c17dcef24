import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { send } from "../api/send";
import type { CategoriesQuery } from "../api/types";
import { listAddress } from "./address";
import style from "./categories.module.css";
import { Categories as CategoriesOperation } from "./operations";

const categories = signal<CategoriesQuery["categories"]>([]);

async function read(): Promise<void> {
  if (categories.value.length > 0) return;
  try {
    categories.value = (await send(CategoriesOperation, {})).categories;
  } catch (unreachable) {
    // Products can be found without them.
    console.warn(unreachable);
  }
}

/** The ways into the catalogue. */
export function Categories({ chosen, search }: { chosen: string | undefined; search: string | undefined }) {
  useEffect(() => void read(), []);
  const nav = useRef<HTMLElement>(null);
  const count = categories.value.length;
  useEffect(() => {
    // Where not all of them have room, the chosen one is in sight.
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (here) nav.current?.scrollTo({ left: here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2 });
  }, [chosen, count]);
  const all = categories.value.reduce((sum, { productCount }) => sum + productCount, 0);
  return (
    <nav ref={nav} aria-label="Categories" class={style.categories}>
      <ul>
        <Chip name="Everything" count={search ? undefined : all} address={listAddress({ search })} chosen={!chosen} />
        {categories.value.map(({ name, productCount }) => (
          <Chip key={name} name={name} count={search ? undefined : productCount} address={listAddress({ category: name, search })} chosen={name === chosen} />
        ))}
      </ul>
    </nav>
  );
}

interface ChipProps {
  name: string;
  count: number | undefined;
  address: string;
  chosen: boolean;
}

function Chip({ name, count, address, chosen }: ChipProps) {
  return (
    <li>
      <a href={address} aria-current={chosen ? "page" : undefined}>
        {name}
        {count ? <span class="figures small"> {count}</span> : null}
      </a>
    </li>
  );
}
