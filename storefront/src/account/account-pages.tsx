import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import NotFound from "../ui/not-found";
import { Loading } from "../ui/page";
import { customer } from "./account";
import style from "./account.module.css";
import { Confirm, ConfirmEmail, Reset } from "./confirm";
import { History } from "./history";
import { Profile } from "./profile";
import { SignIn } from "./sign-in";
import { SignUp } from "./sign-up";

/** The pages below /account. */
export default function AccountPages() {
  return (
    <div class={style.page}>
      <Page name={useRoute().params.page ?? ""} />
    </div>
  );
}

function Page({ name }: { name: string }) {
  const who = customer.value;
  switch (name) {
    case "":
      if (who === undefined) return <Unknown />;
      return who ? <Profile of={who} /> : <SignIn />;
    case "new":
      return <SignUp />;
    case "confirm":
      return <Confirm />;
    case "reset":
      return <Reset />;
    case "email":
      return <ConfirmEmail />;
    case "orders":
      if (who === undefined) return <Unknown />;
      return who ? <History /> : <ToSignIn next="/account/orders" />;
    default:
      return <NotFound />;
  }
}

function Unknown() {
  return (
    <>
      <h1 class="hush" tabIndex={-1}>
        Your account
      </h1>
      <Loading what="your account" />
    </>
  );
}

function ToSignIn({ next }: { next: string }) {
  const { route } = useLocation();
  useEffect(() => route(`/account?next=${encodeURIComponent(next)}`, true), [next]);
  return null;
}
