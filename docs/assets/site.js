// What scripts add to a page that is whole without them: a button that copies a BibTeX entry.

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
