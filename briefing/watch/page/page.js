// Shows what the server sends at each save; switches ask for another style or paper.

import { showPlace, showReport, showStatus, showStyles } from "/report.js";
import { Sheet } from "/sheet.js";

const byId = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const choices = await (await fetch("/choices")).json();
const sheet = new Sheet(showPlace);
let source = null;
let state = null;

function fill(select, names, chosen) {
  select.append(new Option("as the brief says", ""));
  for (const [name, says] of names) select.append(new Option(says, name));
  select.value = names.some(([name]) => name === chosen) ? chosen : "";
}

// What the switches say stays in the address, so that a reload shows the same.
function remember() {
  for (const id of ["style", "paper"]) asked.set(id, byId(id).value);
  asked.set("grey", byId("grey").checked ? "1" : "");
  asked.set("zoom", sheet.zoom);
  const said = [...asked].filter(([, value]) => value);
  history.replaceState(null, "", said.length ? `?${new URLSearchParams(said)}` : "/");
}

function connect() {
  source?.close();
  const view = new URLSearchParams({ style: byId("style").value, paper: byId("paper").value });
  source = new EventSource(`/events?${view}`);
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onerror = () => showStatus("lost", state);
}

// Only while somebody looks: to set the brief in every style takes longer than to set it in one.
async function compare() {
  if (!byId("compare").open) return;
  const view = new URLSearchParams({ paper: byId("paper").value });
  const asked = state;
  const answer = await (await fetch(`/styles?${view}`)).json();
  if (asked !== state) return;
  showStyles(answer, choices.styles, (style) => {
    byId("style").value = style;
    byId("style").dispatchEvent(new Event("change"));
  });
}

async function show(next) {
  state = next;
  const { page } = state;
  // Faults point to places on the page: both change at once.
  if (page && !(await sheet.show(page))) return;
  if (state !== next) return;
  showReport(state, choices.folder, (spot) => sheet.mark(spot));
  showStatus(state.isCurrent ? "good" : "broken", state);
  compare();
}

fill(byId("style"), choices.styles.map((name) => [name, name]), asked.get("style") ?? choices.style);
fill(byId("paper"), Object.entries(choices.papers), asked.get("paper") ?? choices.paper);
byId("grey").checked = asked.get("grey") === "1";
sheet.greyscale(byId("grey").checked);
sheet.zoomTo(asked.get("zoom") ?? "");

for (const id of ["style", "paper"]) {
  byId(id).addEventListener("change", () => {
    remember();
    connect();
  });
}
byId("compare").addEventListener("toggle", compare);
byId("grey").addEventListener("change", () => {
  sheet.greyscale(byId("grey").checked);
  remember();
});
for (const [id, steps] of [["smaller", -1], ["larger", 1], ["fit", 0]]) {
  byId(id).addEventListener("click", () => {
    sheet.zoomBy(steps);
    remember();
  });
}
// While the page has the focus: a key alone must do nothing elsewhere (WCAG 2.1.4).
byId("sheet").addEventListener("keydown", (event) => {
  const steps = { "+": 1, "=": 1, "-": -1, 0: 0 }[event.key];
  if (steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  sheet.zoomBy(steps);
  remember();
});
// A window that nobody sees asks for nothing.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) source.close();
  else connect();
});
connect();
