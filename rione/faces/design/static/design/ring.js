// The counter's bell: <div data-ring> on the page rings until it is gone or acknowledged.
// <button data-ring-allow> lets the browser make sounds (it wants one tap); <button data-ring-stop>
// silences what rings now. A new ticket rings again.
const EVERY = 4_000;
const NOTES = [[784, 0], [988, 0.16], [1175, 0.32]];
let sounds = null;
let silenced = new Set();

const ringing = () => [...document.querySelectorAll("[data-ring]")].map((ticket) => ticket.dataset.ring);
const loud = () => ringing().filter((name) => !silenced.has(name));

function allow() {
  sounds ??= new AudioContext();
  sounds.resume();
  for (const element of document.querySelectorAll("[data-ring-asks]")) element.hidden = true;
}

function strike(hertz, after) {
  const tone = sounds.createOscillator();
  const volume = sounds.createGain();
  const at = sounds.currentTime + after;
  tone.type = "triangle";
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.6);
  tone.connect(volume).connect(sounds.destination);
  tone.start(at);
  tone.stop(at + 0.65);
}

function ring() {
  const title = document.title.replace(/^\(\d+\) /, "");
  const waiting = ringing().length;
  document.title = waiting ? `(${waiting}) ${title}` : title;
  if (loud().length === 0) return;
  if (sounds?.state === "running") NOTES.forEach(([hertz, after]) => strike(hertz, after));
  // Before the first tap browsers refuse, and complain in the console.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-ring-stop]")) silenced = new Set(ringing());
});
document.addEventListener("pointerdown", allow, { once: true });
document.addEventListener("keydown", allow, { once: true });
document.addEventListener("htmx:afterSettle", ring);
setInterval(ring, EVERY);
ring();
