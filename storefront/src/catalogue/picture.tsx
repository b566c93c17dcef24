import { useState } from "preact/hooks";
import style from "./picture.module.css";

const PLACEHOLDER = "/products/placeholder.svg";

/** A product's picture in a frame of 4 to 3, which has its size before the picture is there. */
export function Picture({ url, eager = false }: { url: string | null; eager?: boolean }) {
  const [missing, setMissing] = useState<string | null>(null);
  const source = url && url !== missing ? url : PLACEHOLDER;
  return (
    // Beside it stands the product's name: the picture says no more.
    <img
      class={style.picture}
      src={source}
      alt=""
      width="400"
      height="300"
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      onError={() => setMissing(url)}
    />
  );
}
