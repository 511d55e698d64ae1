// Minus and plus around a number field; with `data-submit` the form is sent after a breath.
const PAUSE = 500;
const pending = new WeakMap();

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-step]");
  const stepper = button?.closest("[data-stepper]");
  const input = stepper?.querySelector("input");
  if (!input || input.disabled) return;
  if (button.dataset.step > 0) input.stepUp();
  else input.stepDown();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.closest?.("[data-stepper][data-submit]") || !input.form) return;
  clearTimeout(pending.get(input.form));
  pending.set(input.form, setTimeout(() => input.form?.isConnected && input.form.requestSubmit(), PAUSE));
});
