// News that passes: dispatch `rione:toast` on document with {text, href, label}.
const toasts = document.getElementById("toasts");
const SECONDS = 8;

function show(toast) {
  if (toast.querySelector("a, button") === null) setTimeout(() => toast.remove(), SECONDS * 1000);
}

document.addEventListener("rione:toast", ({ detail }) => {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(detail.text);
  if (detail.kind) toast.dataset.kind = detail.kind;
  if (detail.href) {
    const link = document.createElement("a");
    link.href = detail.href;
    link.textContent = detail.label;
    toast.append(link);
  }
  toasts?.append(toast);
});

document.addEventListener("click", (event) => {
  event.target.closest?.("[data-close]")?.closest(".toast, .notice")?.remove();
});

if (toasts) {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.classList?.contains("toast")) show(node);
    }
  }).observe(toasts, { childList: true });
}

// A trouble that brings its own words is shown beside the page; one without gets ours.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr } = detail;
  if (xhr.status >= 400 && xhr.getResponseHeader("HX-Retarget")) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
  const [, login] = /^(.*\/accounts\/login\/)/.exec(new URL(xhr.responseURL, location).pathname) ?? [];
  if (login && location.pathname !== login) {
    // Signed out meanwhile: the whole page goes to sign in and comes back here.
    detail.shouldSwap = false;
    location.assign(`${login}?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
});

function trouble(kind) {
  if (!toasts || toasts.querySelector(`[data-kind=${kind}]`)) return;
  document.dispatchEvent(new CustomEvent("rione:toast", { detail: { text: toasts.dataset[kind], kind } }));
}

document.addEventListener("htmx:responseError", () => trouble("trouble"));
document.addEventListener("htmx:sendError", () => trouble("offline"));
