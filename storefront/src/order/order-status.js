// An order's status on a screen, whatever the network does.
//
// AppSync tells a change at least once and in any order, only to those who are connected, and may lose what happens
// right after a subscription began. So: subscribe, then read the order, and drop what is not newer than what is shown.
// Read again when the connection is back, and now and then besides, which finds what was never told.
//
// It knows no client library: aws-amplify, Apollo with aws-appsync-subscription-link, or any other is the caller's.

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const READ_AGAIN_AFTER = 2_000;
const READ_EVERY = 15_000;

/**
 * Shows each status of an order that is newer than all before.
 *
 * @template {{ version: number }} Status an event or an order: both have `status`, `paymentStatus` and
 *   `fulfilmentStatus`, too
 * @param {object} store how the page reaches the API
 * @param {(listener: { began: () => void, told: (event: Status) => void, lost: (reason: unknown) => void }) => () => void} store.subscribe
 *   subscribes to `orderStatusChanged` and gives what ends that. It calls `began()` each time that the API has begun to
 *   tell, the first time and after a reconnection; `told(event)` with each event; and `lost(error)` once, when the
 *   subscription has ended and will not come back by itself.
 * @param {() => Promise<Status | null>} store.read reads the order
 * @param {(status: Status) => void} show
 * @param {() => number} random gives numbers in [0, 1)
 * @returns {() => void} ends the watching
 */
export function watchOrder({ subscribe, read }, show, random = Math.random) {
  let newest = 0;
  let ended = false;
  let end = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  let pause = FIRST_PAUSE;

  /** @param {Status | null} status */
  function offer(status) {
    if (ended || !status || status.version <= newest) return;
    newest = status.version;
    show(status);
  }

  async function look() {
    try {
      offer(await read());
    } catch (unreachable) {
      // The next look will see it: one is always due.
      console.warn("the order could not be read", unreachable);
    }
  }

  function begin() {
    end = subscribe({
      began() {
        if (ended) return;
        pause = FIRST_PAUSE;
        look();
        clearTimeout(soon);
        soon = setTimeout(look, READ_AGAIN_AFTER);
      },
      told: offer,
      lost() {
        if (ended) return;
        clearTimeout(again);
        // Longer each time, and not for all buyers the same: they lost the store at the same moment.
        again = setTimeout(begin, pause * (0.5 + random() / 2));
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      },
    });
  }

  const every = setInterval(look, READ_EVERY);
  begin();

  return () => {
    ended = true;
    clearInterval(every);
    clearTimeout(soon);
    clearTimeout(again);
    end();
  };
}
