// The counter's manners: the label prints by itself once, and what was heard stays heard.
let touched = false;

async function printLabel() {
  const labels = document.querySelector("[data-print-now]");
  if (!labels) return;
  delete labels.dataset.printNow;
  const address = new URL(location.href);
  address.searchParams.delete("print");
  history.replaceState(history.state, "", address);
  // What isn't drawn isn't printed: the squares first.
  await Promise.allSettled([...labels.querySelectorAll("img")].map((square) => square.decode()));
  print();
}

function tidy() {
  if (touched) for (const asks of document.querySelectorAll("[data-ring-asks]")) asks.hidden = true;
  for (const field of document.querySelectorAll(".weigh")) {
    const wrong = Boolean(field.closest(".field").querySelector(".error"));
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

// News of others must not cost a digit: what stands in the fields goes over into the new ones.
let typed = [];
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const news = detail.requestConfig?.elt.matches("[data-live]");
  const fields = news ? detail.target.querySelectorAll("input[id]:not([type=hidden])") : [];
  typed = [...fields].map((field) => [field.id, field.value]);
});
document.addEventListener("htmx:afterSwap", () => {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field && value) field.value = value;
  }
  typed = [];
});

function settled() {
  tidy();
  printLabel();
}

document.addEventListener("pointerdown", () => (touched = true), { once: true });
document.addEventListener("keydown", () => (touched = true), { once: true });
document.addEventListener("htmx:afterSettle", settled);
settled();
