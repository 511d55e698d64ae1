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
