// Says in words what the server sent: how the page stands, its faults, its facts, a place in a file.

const byId = (id) => document.getElementById(id);

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// "2 errors, 1 warning"; nothing where there are none.
function countFaults(faults) {
  return ["error", "warning"]
    .map((severity) => [faults.filter((fault) => fault.severity === severity).length, severity])
    .filter(([count]) => count)
    .map(([count, severity]) => counted(count, severity))
    .join(", ");
}

function clock(page) {
  return new Date(page.at * 1000).toLocaleTimeString();
}

// "good", "broken", or "lost" where the server does not answer.
export function showStatus(status, state) {
  const page = state?.page;
  const faults = state ? countFaults(state.faults) : "";
  const kept = page ? `The page shown is that of ${clock(page)}` : "There is no page yet";
  const says = {
    good: page && `Page drawn at ${clock(page)}; ${faults || "no faults"}.`,
    broken: `The page cannot be built: ${faults}. ${kept}.`,
    lost: `No answer from briefing watch. ${kept}.`,
  }[status];
  byId("status").textContent = says;
  document.body.dataset.state = status;
}

export function showReport(state, folder, mark) {
  const { faults, page } = state;
  const count = countFaults(faults);
  byId("title").textContent = page?.title ?? folder;
  if (page) byId("title").lang = page.language;
  document.title = `${count ? `${count}: ` : ""}${page?.title ?? folder}`;
  byId("none").hidden = faults.length > 0;
  byId("faults").replaceChildren(...faults.map((fault) => item(fault, mark)));
  // What it says of fit and evidence is of that page, and not of the copy as it is now.
  byId("page-facts").textContent = state.isCurrent || !page ? "Page" : `Page of ${clock(page)}`;
  const facts = page ? [
    ["Fit", page.fit], ["Note", page.notes], ["Evidence", page.evidence], ["Style", page.style], ["File", link(page)],
    ["Made", page.facts],
  ] : [];
  byId("facts").replaceChildren(...facts.filter(([, says]) => says).flatMap(
    ([name, says]) => [make("dt", "", name), make("dd", "", says)],
  ));
}

// How each style sets the brief; the name of one that is offered switches to it.
export function showStyles({ heads, rows }, offered, choose) {
  const body = rows.map(({ row: [style, ...cells], holds }) => {
    const name = make(offered.includes(style) ? "button" : "span", "", style);
    if (offered.includes(style)) {
      name.type = "button";
      name.addEventListener("click", () => choose(style));
    }
    const head = make("th", "", name);
    head.scope = "row";
    return make("tr", holds ? "" : "over", head, ...cells.map((cell) => make("td", "", cell)));
  });
  const head = make("tr", "", ...heads.map((says) => make("th", "", says)));
  for (const cell of head.children) cell.scope = "col";
  byId("styles").replaceChildren(
    rows.length ? make("table", "", head, ...body) : "Mend the errors first: no style is tried before.",
  );
}

// The page as it would be built: tagged, and so for whoever reads with a screen reader.
function link({ digest, file }) {
  const anchor = make("a", "", file);
  anchor.href = `/pdfs/${digest}`;
  return anchor;
}

function item(fault, mark) {
  const { severity, code, message, hint, place } = fault;
  const button = make("button", "", make("b", "", `${severity}[${code}]`), " ", ...worded(message));
  button.type = "button";
  button.addEventListener("click", () => {
    mark(fault.spot);
    showPlace(place, note(fault));
  });
  return make(
    "li",
    severity,
    button,
    place && make("code", "path", written(place)),
    place?.text.trim() ? make("pre", "", ...excerpt(place)) : null,
    hint && make("p", "hint", make("b", "", "Next: "), ...worded(hint)),
  );
}

// What stands between backticks is what to type.
function worded(text) {
  return text.split(/`([^`]+)`/).map((part, at) => (at % 2 ? make("code", "", part) : part));
}

function note({ place, spot }) {
  if (!place) return "This fault is of no one place.";
  if (!spot) return "Not on the page that is shown.";
  return spot.exact ? "" : "Not printed itself: what stands nearest is marked.";
}

function written({ path, line, column }) {
  return `${path}:${line}:${column}`;
}

// A line with the place marked, without the white space that it starts with.
function excerpt({ text, start, end }) {
  const indent = text.length - text.trimStart().length;
  const from = Math.min(Math.max(start, indent), text.length);
  const to = Math.max(end, from);
  return [text.slice(indent, from), make("mark", "", text.slice(from, to)), text.slice(to)];
}

export function showPlace(place, said = "") {
  byId("place").hidden = false;
  byId("told").replaceChildren(
    place ? make("code", "path", written(place)) : "",
    place ? make("code", "line", ...excerpt(place)) : "",
    said ? make("span", "note", said) : "",
  );
  byId("copy").hidden = !place;
  byId("copy").onclick = async () => {
    await navigator.clipboard.writeText(written(place));
    byId("copy").textContent = "Copied";
    setTimeout(() => { byId("copy").textContent = "Copy place"; }, 1500);
  };
  byId("close").onclick = () => { byId("place").hidden = true; };
}
