// Shows the page as a picture with its texts above it, so that a click tells the place of a text.

const ZOOMS = [50, 67, 80, 100, 125, 150, 200, 300]; // per cent of the paper's own size
const PIXELS_A_POINT = 96 / 72; // CSS
const [NARROWEST, WIDEST] = [64, 4096]; // pixels that the server draws
// A screen of two pixels a CSS pixel gets a page at these first, in half the time, then its own.
const QUICK = 1.5;
const SETTLED = 200; // milliseconds without another change
const LARGEST_FIT = 1.25; // of the paper's own size
const NEAR = 12; // points from a word that still mean it

const byId = (id) => document.getElementById(id);

function setBox(element, [left, top, width, height], page, margin = 0) {
  element.style.left = `${((left - margin) / page.width) * 100}%`;
  element.style.top = `${((top - margin) / page.height) * 100}%`;
  element.style.width = `${((width + 2 * margin) / page.width) * 100}%`;
  element.style.height = `${((height + 2 * margin) / page.height) * 100}%`;
}

function distance(x, y, [left, top, width, height]) {
  const across = Math.max(left - x, 0, x - left - width);
  const down = Math.max(top - y, 0, y - top - height);
  return Math.hypot(across, down);
}

// A page's picture, decoded; null where the server has another page by now.
async function draw(address, page) {
  const picture = new Image();
  picture.id = "picture";
  picture.alt = `The page: ${page.title}`;
  picture.src = address;
  return picture.decode().then(() => picture, () => null);
}

export class Sheet {
  constructor(tell) {
    this.tell = tell;
    this.page = null;
    this.zoom = "";
    this.wanted = null;
    this.edge = byId("paper-edge");
    this.regions = byId("regions");
    this.edge.addEventListener("click", (event) => this.#click(event));
    this.regions.addEventListener("keydown", (event) => this.#step(event));
    this.regions.addEventListener("focusin", (event) => this.#rove(event.target));
    new ResizeObserver(() => this.#resize()).observe(byId("sheet"));
  }

  // Show a page once its picture is there; whether it is still the one to show.
  async show(page) {
    this.wanted = page;
    const isNew = page.digest !== this.page?.digest;
    const picture = isNew && (await draw(this.#address(page, QUICK), page));
    if (page !== this.wanted || picture === null) return false;
    if (picture) byId("picture").replaceWith(picture);
    this.page = page;
    this.#size();
    this.#place();
    this.mark(null);
    this.edge.hidden = false;
    this.#settle();
    return true;
  }

  greyscale(isGrey) {
    this.edge.classList.toggle("grey", isGrey);
  }

  zoomTo(zoom) {
    this.zoom = ZOOMS.includes(Number(zoom)) ? String(zoom) : "";
    byId("zoom").textContent = this.zoom ? `${this.zoom} %` : "Fit width";
    this.#resize();
  }

  // One step larger or smaller than what is shown; 0 fits its width to the window.
  zoomBy(steps) {
    if (steps === 0 || !this.page) return this.zoomTo("");
    const now = (this.#width() / this.page.width / PIXELS_A_POINT) * 100;
    const next = steps > 0
      ? ZOOMS.find((zoom) => zoom > now + 1) ?? ZOOMS.at(-1)
      : ZOOMS.findLast((zoom) => zoom < now - 1) ?? ZOOMS[0];
    return this.zoomTo(next);
  }

  // Mark a spot, or none; the page scrolls to it.
  mark(spot) {
    const boxes = spot?.boxes ?? [];
    byId("marks").replaceChildren(...boxes.map((box) => {
      const mark = document.createElement("div");
      setBox(mark, box, this.page, 1);
      mark.classList.toggle("near", !spot.exact);
      return mark;
    }));
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    byId("marks").firstChild?.scrollIntoView({
      block: "center", inline: "nearest", behavior: isCalm ? "auto" : "smooth",
    });
  }

  // The width that a page is shown at, in CSS pixels.
  #width(page = this.page) {
    if (this.zoom) return (page.width * PIXELS_A_POINT * this.zoom) / 100;
    const pane = byId("sheet");
    const { paddingLeft, paddingRight } = getComputedStyle(pane);
    const room = pane.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return Math.min(room, page.width * PIXELS_A_POINT * LARGEST_FIT);
  }

  // Where its picture is, at the pixels of this screen, or at most so many a CSS pixel.
  #address(page, most = Infinity) {
    const width = Math.round(this.#width(page) * Math.min(devicePixelRatio, most));
    return `/pictures/${page.digest}/${Math.min(Math.max(width, NARROWEST), WIDEST)}`;
  }

  #size() {
    this.edge.style.width = `${this.#width()}px`;
    this.edge.style.aspectRatio = `${this.page.width} / ${this.page.height}`;
  }

  #resize() {
    if (!this.page) return;
    this.#size();
    this.#settle();
  }

  #settle() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#sharpen(), SETTLED);
  }

  // Draw the page again if its picture has not the pixels that it is shown at.
  async #sharpen() {
    const { page } = this;
    const address = this.#address(page);
    if (byId("picture").getAttribute("src") === address) return;
    const picture = await draw(address, page);
    if (picture && page === this.page) byId("picture").replaceWith(picture);
  }

  // Put a button on each text. Buttons stay, and with them the focus, as long as there are texts.
  #place() {
    const { regions } = this.page;
    while (this.regions.children.length > regions.length) this.regions.lastChild.remove();
    while (this.regions.children.length < regions.length) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = this.regions.children.length ? -1 : 0;
      item.append(button);
      this.regions.append(item);
    }
    for (const [at, region] of regions.entries()) {
      const button = this.regions.children[at].firstChild;
      button.textContent = `${region.text} (${region.path}, line ${region.at[0]})`;
      button.lang = this.page.language;
      setBox(button, region.box, this.page, 1);
    }
    if (!this.regions.querySelector("[tabindex='0']")) this.#rove(this.regions.querySelector("button"));
  }

  // One text at a time is in the tab order; arrow keys lead to the others.
  #rove(button) {
    if (!button) return;
    for (const other of this.regions.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    button.tabIndex = 0;
  }

  #step(event) {
    const buttons = [...this.regions.querySelectorAll("button")];
    const at = buttons.indexOf(event.target);
    const to = {
      ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1,
      Home: 0, End: buttons.length - 1,
    }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  #click(event) {
    const button = event.target.closest("#regions button");
    const byKey = button && event.detail === 0;
    const found = byKey ? this.#first(button) : this.#nearest(event);
    if (!found) return;
    const [region, [left, top, width, height, line, column, end]] = found;
    this.mark({ exact: true, boxes: [[left, top, width, height]] });
    const text = this.page.lines[region.path]?.[line] ?? "";
    this.tell({ path: region.path, line, column, text, start: column - 1, end: end - 1 });
  }

  #first(button) {
    const region = this.page.regions[[...this.regions.children].indexOf(button.parentElement)];
    return [region, [...region.box, ...region.at]];
  }

  // The word under a pointer, or else the drawing, or else the nearest word.
  #nearest(event) {
    const edge = this.edge.getBoundingClientRect();
    const scale = this.page.width / edge.width;
    const x = (event.clientX - edge.left) * scale;
    const y = (event.clientY - edge.top) * scale;
    let [best, least] = [null, NEAR];
    for (const region of this.page.regions) {
      const words = region.words.length ? region.words : [[...region.box, ...region.at]];
      for (const word of words) {
        // Of a word and the drawing that it stands in, the word is meant.
        const away = distance(x, y, word) + (region.words.length ? 0 : 1);
        if (away < least) [best, least] = [[region, word], away];
      }
    }
    return best;
  }
}
