// Keys and small comforts. Every page works without this file.
const on = () => localStorage.getItem("keys") !== "off";
const typing = (at) => at.closest("input, select, textarea, [contenteditable]");
const keys = document.getElementById("keys");
const rows = () => [...document.querySelectorAll("[data-row]")];
let waiting = false;

function step(by) {
  const every = rows();
  if (!every.length) return;
  const at = every.findIndex((row) => row.classList.contains("current"));
  const next = every[Math.min(every.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by))];
  every[at]?.classList.remove("current");
  next.classList.add("current");
  next.scrollIntoView({ block: "center" });
  light(next.dataset.statement);
}

function light(statement) {
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  if (statement) for (const mark of document.querySelectorAll(`mark[data-statement="${statement}"]`)) mark.classList.add("here");
}

function decide(key) {
  document.querySelector(".current")?.closest(".note, .finding")?.querySelector(`[data-key="${key}"]`)?.click();
}

function go(key) {
  document.querySelector(`[data-go="${CSS.escape(key)}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (keys.open || !on()) {
    if (event.key === "?" && !keys.open) keys.showModal();
    return;
  }
  if (waiting) {
    waiting = false;
    go(event.key);
    return;
  }
  const act = {
    "/": () => document.getElementById("q").focus(),
    j: () => step(1),
    k: () => step(-1),
    g: () => { waiting = true; setTimeout(() => { waiting = false; }, 1500); },
    a: () => decide("a"),
    x: () => decide("x"),
    u: () => decide("u"),
    z: () => decide("z"),
    "?": () => keys.showModal(),
    Enter: () => { const href = document.querySelector(".current")?.dataset.href; if (href) location.href = href; },
  }[event.key];
  if (act && !(event.key === "Enter" && event.target.closest("a, button, summary"))) {
    event.preventDefault();
    act();
  }
});

const box = document.getElementById("keys-on");
box.checked = on();
box.addEventListener("change", () => {
  localStorage.setItem("keys", box.checked ? "on" : "off");
  document.body.classList.toggle("keys-on", box.checked);
});
document.body.classList.toggle("keys-on", on());

// a small screen shows what is found first, unless it is narrowed
if (matchMedia("(max-width: 60rem)").matches) {
  for (const narrowing of document.querySelectorAll(".narrowing")) {
    narrowing.open = [...narrowing.querySelectorAll("input:not([type=hidden]), select")].some((field) => field.value);
  }
}
for (const select of document.querySelectorAll("[data-submits]")) {
  select.form.querySelector("button").hidden = true;
  select.addEventListener("change", () => select.form.submit());
}
for (const note of document.querySelectorAll(".note[data-statement]")) {
  note.addEventListener("mouseenter", () => light(note.dataset.statement));
  note.addEventListener("mouseleave", () => light(null));
}
for (const cite of document.querySelectorAll(".cite")) {
  cite.tabIndex = 0;
  cite.addEventListener("click", () => navigator.clipboard?.writeText(cite.textContent));
}
// back from a form: go on where one was
const found = /^#[npcv]\d+$/.test(location.hash) && document.querySelector(location.hash);
const back = found && (found.matches("[data-row]") ? found : found.querySelector("[data-row]"));
if (back) {
  back.classList.add("current");
  light(back.dataset.statement);
}

// a job that is under way: its numbers, then its end
const job = document.querySelector("[data-job]");
async function follow() {
  const told = await fetch(job.dataset.job).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  if (told && !["waiting", "working"].includes(told.state)) {
    location.reload();
    return;
  }
  for (const count of told ? job.querySelectorAll("[data-count]") : []) count.textContent = told[count.dataset.count];
  setTimeout(follow, told ? 700 : 3000);
}
if (job) follow();
for (const form of document.querySelectorAll("[data-drop]")) {
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.querySelector("[type=file]").files = event.dataTransfer.files;
  });
}
