// What changed elsewhere. One connection per browser: the tab that holds the lock listens and
// tells the others. An event only says what changed; the element fetches its own fragment.
const CHANNEL = "rione-live";
const MAX_WAIT = 30_000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
const id = crypto.randomUUID?.() ?? String(Math.random());
const wanted = new Map();
let source = null;
let listened = "";
let leading = false;
let wait = 1_000;

const here = () => [...document.querySelectorAll("[data-live]")];
const signed = () => [...new Set(here().map((element) => element.dataset.live))].sort();
const nameOf = (text) => text.slice(0, text.lastIndexOf(":"));

// What comes while a fragment is on its way would be lost with the element that is replaced by it.
const missed = new Set();

function refresh(elements, what = "") {
  for (const element of elements) {
    if (element.matches(".htmx-request")) missed.add(element.dataset.live);
    else element.dispatchEvent(new CustomEvent("rione:live", { bubbles: true, detail: { what } }));
  }
}

// What htmx is to do with an answer stands around the one who asked: nobody may be taken away meanwhile.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, target, xhr } = event.detail;
  const asking = requestConfig?.elt;
  if (asking?.matches("[data-live]")) {
    if (!target.querySelector(".htmx-request")) return;
    missed.add(asking.dataset.live);
    event.detail.shouldSwap = false;
  } else if (asking && !asking.isConnected && (target.isConnected || requestConfig.boosted)) {
    event.detail.shouldSwap = false;
    const answered = new URL(xhr.responseURL).pathname;
    if (requestConfig.verb === "get" || !requestConfig.path.endsWith(answered)) location.assign(xhr.responseURL);
    else location.reload();
  }
});

function catchUp() {
  const behind = here().filter((element) => missed.has(element.dataset.live));
  missed.clear();
  refresh(behind);
}

function tell({ channel, what }) {
  refresh(here().filter((element) => nameOf(element.dataset.live) === channel), what);
}

function connect() {
  const channels = [...new Set([...wanted.values()].flat())].sort();
  const address = channels.map((channel) => `channel=${encodeURIComponent(channel)}`).join("&");
  if (!leading || address === listened) return;
  source?.close();
  source = null;
  listened = address;
  if (!address) return;
  const opened = new EventSource(`/live/?${address}`);
  let lost = false;
  opened.onopen = () => {
    wait = 1_000;
    if (lost) announce({ all: true });
    lost = false;
  };
  opened.onmessage = (event) => announce({ news: JSON.parse(event.data) });
  opened.onerror = () => {
    lost = true;
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
    // The browser gave up: try again, later each time, and fetch everything once it is back.
    source = null;
    listened = "";
    setTimeout(() => {
      connect();
      announce({ all: true });
    }, wait + Math.random() * 500);
    wait = Math.min(wait * 2, MAX_WAIT);
  };
  source = opened;
}

function receive(message) {
  if (message.all) refresh(here());
  if (message.news) tell(message.news);
}

function announce(message) {
  receive(message);
  tabs?.postMessage(message);
}

function want(tab, channels) {
  if (channels.length) wanted.set(tab, channels);
  else wanted.delete(tab);
  connect();
}

function declare() {
  const channels = signed();
  want(id, channels);
  tabs?.postMessage({ tab: id, channels });
}

if (tabs) {
  tabs.onmessage = ({ data }) => {
    if (data.tab) want(data.tab, data.channels);
    else if (data.ask) declare();
    else receive(data);
  };
}

function lead() {
  leading = true;
  tabs?.postMessage({ ask: true });
  connect();
}

let queued = false;
function begin() {
  declare();
  if (queued || signed().length === 0) return;
  queued = true;
  if (tabs && navigator.locks) {
    navigator.locks.request(CHANNEL, () => new Promise((release) => {
      lead();
      addEventListener("pagehide", () => {
        leading = queued = false;
        source?.close();
        source = null;
        listened = "";
        release();
      }, { once: true });
    }));
  } else {
    lead();
  }
}

begin();
document.addEventListener("htmx:afterSettle", begin);
for (const end of ["htmx:afterSettle", "htmx:sendError", "htmx:responseError"]) document.addEventListener(end, catchUp);
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  begin();
  refresh(here());
});
addEventListener("pagehide", () => tabs?.postMessage({ tab: id, channels: [] }));

let hiddenAt = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenAt = Date.now();
  else if (Date.now() - hiddenAt > 5_000) refresh(here());
});
addEventListener("online", () => refresh(here()));
