// Does what a form says, by the dashboard's API, and shows what there is then.
const REFRESH_MILLIS = 2000;
const said = document.getElementById("said");

async function refresh() {
  const page = await fetch("/pay/dashboard", { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("contents");
  document.getElementById("contents").replaceWith(fresh);
}

function bodyOf(form, submitter) {
  const body = {};
  for (const [name, value] of new FormData(form, submitter)) {
    const isNumber = form.elements[name].type === "number";
    if (value !== "") body[name] = isNumber ? Number(value) : value;
  }
  return body;
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  try {
    const answer = await fetch(`/pay/dashboard/api/${form.dataset.action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(bodyOf(form, event.submitter)),
    });
    const outcome = answer.ok ? "Done." : (await answer.json()).error.message;
    await refresh();
    said.textContent = outcome;
  } catch {
    said.textContent = "The provider did not answer.";
  }
});

// Not while somebody types.
setInterval(() => {
  const typing = document.activeElement instanceof Element && document.activeElement.matches("input, select");
  if (!document.hidden && !typing) refresh().catch(() => { said.textContent = "The provider did not answer."; });
}, REFRESH_MILLIS);
