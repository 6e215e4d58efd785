// The place that a page holds for a model in, a button out; all else loads when it is pressed.

const HINT = "Check the connection, load the page again, and press once more.";

function sayDownload({ downloadBytes, downloadBytesWebgpu }) {
  const megabytes = (bytes) => Math.round(Number(bytes) / 1e6);
  const most = "gpu" in navigator && downloadBytesWebgpu ? ` to ${megabytes(downloadBytesWebgpu)}` : "";
  return (
    `Loads about ${megabytes(downloadBytes)}${most} MB, once. ` +
    "Pictures of your own stay on this device."
  );
}

function loadStyle() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("try.css", import.meta.url).href;
  return new Promise((loaded, failed) => {
    link.addEventListener("load", loaded);
    link.addEventListener("error", failed);
    document.head.append(link);
  });
}

async function open(root, button, note) {
  button.disabled = true;
  try {
    const [{ openPanel }] = await Promise.all([import("./panel.js"), loadStyle()]);
    openPanel(root);
  } catch (error) {
    note.textContent = `The program could not be loaded. ${HINT}`;
    button.disabled = false;
    throw error;
  }
}

function offer(root) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button copy try-open";
  button.textContent = "Try it";
  const note = document.createElement("p");
  note.className = "try-size";
  note.setAttribute("role", "status");
  note.textContent = sayDownload(root.dataset);
  button.addEventListener("click", () => open(root, button, note));
  root.replaceChildren(button, note);
  root.hidden = false;
}

for (const root of document.querySelectorAll(".explainer-try[data-encoder]")) {
  offer(root);
}
