// Before the first paint: a visitor's own choice of light or dark, and the mark that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    // Paper says itself that it is light.
    if (!root.dataset.theme && (chosen === "light" || chosen === "dark")) root.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing follows the system's choice.
  }
})();
