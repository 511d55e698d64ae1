// On pages with news: what somebody is typing is not swapped away, and open folds stay open.
document.addEventListener("input", ({ target }) => {
  target.closest("[data-live]")?.setAttribute("data-typed", "");
}, true);

document.addEventListener("rione:live", (event) => {
  if (event.target.matches("[data-typed]")) event.stopImmediatePropagation();
}, true);

let open = [];
const folds = () => [...document.querySelectorAll("[data-live] details > summary")];
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const news = detail.requestConfig?.triggeringEvent?.type === "rione:live";
  open = news ? folds().filter((fold) => fold.parentElement.open).map((fold) => fold.textContent) : [];
});
document.addEventListener("htmx:afterSettle", () => {
  for (const fold of folds()) {
    if (open.includes(fold.textContent)) fold.parentElement.open = true;
  }
  open = [];
});
