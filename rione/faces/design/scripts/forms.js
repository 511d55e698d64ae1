// Small manners of forms and buttons.
const root = document.documentElement;

function cookie(name) {
  return document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = cookie("csrftoken");
  if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
});

// An order is sent once, however often the finger taps; coming back makes the button live again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("[type=submit], button:not([type])")) {
    button.setAttribute("aria-disabled", "true");
  }
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-auto-submit]")) target.form?.requestSubmit();
});

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-print], [data-dialog], [data-copy], [data-theme-choice]");
  if (!target) return;
  if ("print" in target.dataset) print();
  if ("dialog" in target.dataset) {
    event.preventDefault();
    const dialog = document.getElementById(target.dataset.dialog) ?? target.closest("dialog");
    if (dialog?.open) dialog.close();
    else dialog?.showModal();
  }
  if ("copy" in target.dataset) navigator.clipboard?.writeText(target.dataset.copy);
  if ("themeChoice" in target.dataset) choose(target.dataset.themeChoice);
});

function choose(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // The choice then lasts for this page.
  }
  mark();
}

function mark() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme ?? "")));
  }
}

// Once: what comes in later must not pull anybody back.
function focusTrouble() {
  const trouble = document.querySelector("[data-focus]");
  trouble?.removeAttribute("data-focus");
  trouble?.focus();
}

mark();
focusTrouble();
document.addEventListener("htmx:afterSettle", () => {
  mark();
  focusTrouble();
});
