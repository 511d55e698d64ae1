// A plain form that comes back to the same page keeps the place where one was reading.
const KEY = "rione-scroll";

document.addEventListener("submit", ({ target }) => {
  if (!target.closest("[data-keep-scroll]")) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollY]));
  } catch {
    // Without a place to remember, the page starts at its top.
  }
});

try {
  const [path, top] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  sessionStorage.removeItem(KEY);
  if (path === location.pathname) scrollTo(0, top);
} catch {
  // See above.
}
