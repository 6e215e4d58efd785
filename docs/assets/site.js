// What scripts add to a page that is whole without them: the switch of colours, what a link's title
// says for the keyboard too, and a button that copies a BibTeX entry.

const colours = document.querySelector(".colours");

function recolour() {
  document.body.setAttribute("data-md-color-switching", ""); // with it the theme fades nothing
  showColours();
  tintBrowser();
  requestAnimationFrame(() => document.body.removeAttribute("data-md-color-switching"));
}

// What the browser draws around the page: its bars, and the canvas below the page.
function tintBrowser() {
  const header = getComputedStyle(document.querySelector(".md-header"));
  setMeta("theme-color", header.backgroundColor);
  setMeta("color-scheme", header.colorScheme);
}

function setMeta(name, content) {
  const found = document.querySelector(`meta[name="${name}"]`);
  const meta = found ?? document.head.appendChild(document.createElement("meta"));
  Object.assign(meta, { name, content });
}

if (colours) {
  colours.addEventListener("change", (event) => {
    const index = [...colours.elements].indexOf(event.target);
    __md_set("__palette", { index });
    recolour();
  });
  colours.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = colours.querySelector("label:not([hidden])").control;
    next.click();
    next.focus();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  tintBrowser();
}

// One tip for the whole page. It stays while the pointer is on it, and goes on Escape.
const tip = document.createElement("div");
let tipped = null;
Object.assign(tip, { id: "tip", className: "tip", role: "tooltip", hidden: true });
document.body.append(tip);

function showTip(event) {
  const link = event.target.closest?.(".md-content a[title]");
  if (!link || event.pointerType === "touch") return;
  hideTip();
  tipped = link;
  tip.textContent = link.title;
  link.removeAttribute("title"); // or the browser would show it as well
  link.setAttribute("aria-describedby", tip.id);
  tip.hidden = false;
  placeTip();
}

function hideTip() {
  if (!tipped) return;
  tipped.title = tip.textContent;
  tipped.removeAttribute("aria-describedby");
  tipped = null;
  tip.hidden = true;
}

// Below the link, or above where there is no room, and within the window.
function placeTip() {
  if (!tipped) return;
  const link = tipped.getClientRects()[0] ?? tipped.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = link.bottom + height <= innerHeight;
  const left = Math.max(0, Math.min(link.left, document.documentElement.clientWidth - width));
  tip.style.translate = `${left}px ${below ? link.bottom : link.top - height}px`;
}

document.addEventListener("pointerover", showTip);
document.addEventListener("focusin", showTip);
document.addEventListener("focusout", hideTip);
document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());
document.addEventListener("scroll", placeTip, { passive: true });
document.addEventListener("pointerout", (event) => {
  const to = event.relatedTarget;
  if (!tip.contains(to) && !tipped?.contains(to) && tipped !== document.activeElement) hideTip();
});

function copyButton(entry) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(entry.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

if (navigator.clipboard) {
  for (const entry of document.querySelectorAll("details.bibtex > pre")) {
    entry.before(copyButton(entry));
  }
}

// Opened from a disk, a folder shows its files and not its page: the links name the page.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    const address = new URL(link.href);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link.href = address.href;
    }
  }
}
