// Completion as one types (WAI-ARIA combobox). <input data-complete="/address/"> asks
// /address/?q=…, which answers with <li role="option" data-value="…"> lines. The chosen text goes
// into the field; `rione:chosen` is dispatched on it with the option's data attributes.
let serial = 0;

class Completion {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.className = "combo-list";
    this.list.id = `combo-${++serial}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
    this.list.hidden = true;
    this.at = -1;
    const frame = document.createElement("div");
    frame.className = "combo";
    input.replaceWith(frame);
    frame.append(input, this.list);
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 150);
  }

  async ask() {
    const typed = this.input.value.trim();
    if (typed.length < Number(this.input.dataset.completeFrom ?? 2)) return this.close();
    this.aborter?.abort();
    this.aborter = new AbortController();
    const address = new URL(this.input.dataset.complete, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: this.aborter.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok || this.input.value.trim() !== typed) return;
      this.list.innerHTML = await answer.text();
      this.open();
    } catch {
      // Completion is a help, never a hindrance: without it the field is typed to its end.
      this.close();
    }
  }

  open() {
    this.at = -1;
    this.options.forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
    });
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  move(by) {
    const options = this.options;
    if (this.list.hidden || options.length === 0) return;
    this.at = (this.at + by + options.length + (this.at < 0 && by < 0 ? 1 : 0)) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) {
      event.preventDefault();
      this.choose(this.options[this.at]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  choose(option) {
    if (!option) return;
    this.input.value = option.dataset.value ?? option.textContent.trim();
    this.close();
    this.input.dispatchEvent(new CustomEvent("rione:chosen", { bubbles: true, detail: { ...option.dataset } }));
    if (option.dataset.more !== undefined) this.later();
    if (option.dataset.href) location.assign(option.dataset.href);
    if (this.input.dataset.completeSubmit !== undefined) this.input.form.requestSubmit();
  }
}

function equip() {
  for (const input of document.querySelectorAll("input[data-complete]:not([role=combobox])")) {
    const focused = document.activeElement === input;
    new Completion(input);
    if (focused) input.focus();
  }
}

equip();
document.addEventListener("htmx:afterSettle", equip);
