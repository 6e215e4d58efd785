// The opened place of a page in, everything a reader needs to enlarge a picture out.

import { make, makeChoice, makeRange } from "./build.js";
import { LARGEST_SIDE, makeFrame } from "./frame.js";
import { makeJob } from "./job.js";
import { cut, firstFile, readFile, readSample, Told } from "./picture.js";
import { makeResult } from "./result.js";

const LARGEST_OUTPUT = 512;
const PRIVATE = "Your picture stays on this device: nothing of it is sent anywhere.";
const CANCELLED = "Cancelled. Choose anything else, or press Enlarge to begin again.";

export function openPanel(root) {
  const panel = buildPanel(root.dataset);
  root.replaceChildren(panel.element);
  panel.open();
}

function buildPanel(data) {
  const modelName = data.model || "LIIF";
  const samples = JSON.parse(data.samples || "[]");
  const status = make("p", { class: "try-status", role: "status" });
  const alert = make("p", { class: "try-alert", role: "alert" });
  const sizes = make("p", { class: "try-sizes" });
  const result = makeResult(modelName);
  const progress = makeProgress();
  const scale = makeRange("Scale", {
    min: "1",
    max: "8",
    step: "0.1",
    value: "4",
    say: (value) => `${value.toFixed(1)} times`,
  });
  const frame = makeFrame(() => showSizes());
  const start = make("button", { type: "button", class: "button copy" }, "Enlarge");
  const cancel = make("button", { type: "button", class: "button copy", hidden: true }, "Cancel");
  const job = makeJob(readAddresses(data), hears());
  let running = false;
  let asked = null;
  let order = 0;

  const output = () => {
    const { box } = frame.picked();
    const tenths = Math.round(Number(scale.input.value) * 10);
    const grow = (side) => Math.min(Math.floor((side * tenths + 5) / 10), LARGEST_OUTPUT);
    return { width: grow(box.width), height: grow(box.height) };
  };
  const showSizes = () => {
    const { box } = frame.picked();
    const { width, height } = output();
    sizes.textContent =
      `${box.width} x ${box.height} pixels in, ${width} x ${height} out: ` +
      "all of them are predicted, and detail is inferred, not recovered.";
  };
  const tell = (text) => {
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };
  const warn = (text) => {
    alert.textContent = text;
  };
  const setRunning = (now) => {
    const focused = document.activeElement === cancel || document.activeElement === start;
    running = now;
    start.hidden = now;
    cancel.hidden = !now;
    progress.element.hidden = !now;
    if (focused) {
      (now ? cancel : start).focus();
    }
  };
  // Whoever chooses twice quickly gets the second picture, whichever is read first.
  const choose = async (reading, fromFile = true) => {
    const mine = ++order;
    stopRunning();
    warn("");
    try {
      const picture = await reading;
      if (mine === order) {
        frame.show(picture);
        sources.show(fromFile);
        frame.element.hidden = false;
        start.disabled = false;
        tell(`${picture.name}: ${picture.width} x ${picture.height} pixels.`);
      } else {
        picture.bitmap.close();
      }
    } catch (error) {
      if (mine === order) {
        warn(error instanceof Told ? error.message : `The picture cannot be shown: ${error.message}`);
      }
    }
  };
  const stopRunning = () => {
    if (running) {
      job.stop();
      setRunning(false);
      tell(CANCELLED);
    }
  };

  function hears() {
    return {
      received: ({ received, backend }) => {
        const expected = backend === "webgpu" ? data.downloadBytesWebgpu : data.downloadBytes;
        progress.showLoading(received, Number(expected));
        progress.element.hidden = false;
      },
      ready: () => {
        progress.element.hidden = !running;
      },
      plain: (plain) => result.begin(asked, plain),
      begun: () => progress.begin(),
      tile: (tile) => {
        progress.showShare(tile.share, tile.left);
        // A quarter at a time: what is spoken more often than that is in the way.
        tell(`Enlarging: ${Math.floor(tile.share * 4) * 25} % done.`);
        if (tile.pixels) {
          result.add(tile);
        }
      },
      done: async ({ seconds, backend }) => {
        setRunning(false);
        try {
          await result.finish();
        } catch (error) {
          warn(`The result cannot be shown: ${error.message}. Choose a smaller window or scale.`);
          return;
        }
        tell(`Done in ${seconds.toFixed(1)} s on ${sayBackend(backend)}. Move the divider to compare.`);
      },
      failed: (message) => {
        setRunning(false);
        tell("");
        warn(message);
      },
    };
  }

  scale.input.addEventListener("input", () => {
    frame.limit(Math.min(LARGEST_SIDE, Math.floor(LARGEST_OUTPUT / Number(scale.input.value))));
    if (frame.picked()) {
      showSizes();
    }
  });
  start.addEventListener("click", () => {
    const { picture, box } = frame.picked();
    warn("");
    setRunning(true);
    progress.wait();
    tell("Enlarging.");
    asked = output();
    job.enlarge(cut(picture, box), asked);
  });
  cancel.addEventListener("click", stopRunning);

  const sources = makeSources(samples, choose);
  const element = make(
    "div",
    { class: "try-panel", role: "group", "aria-label": `Try ${modelName} on a picture` },
    sources.element,
    alert,
    frame.element,
    scale.row,
    sizes,
    make("p", { class: "try-run" }, start, cancel),
    progress.element,
    status,
    result.element,
  );
  acceptFiles(element, choose);
  frame.element.hidden = true;
  start.disabled = true;

  return {
    element,
    open() {
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
      job.load();
      if (samples.length > 0) {
        choose(readSample(samples[0]), false);
      }
    },
  };
}

function readAddresses({ encoder, decoder, runtime }) {
  const whole = (address) => new URL(address, document.baseURI).href;
  return { encoder: whole(encoder), decoder: whole(decoder), runtime: whole(runtime) };
}

function sayBackend(backend) {
  return backend === "webgpu" ? "the graphics processor (WebGPU)" : "the processor (WebAssembly)";
}

function makeSources(samples, choose) {
  const file = make("input", { type: "file", accept: "image/*", id: "try-file" });
  file.addEventListener("change", () => {
    if (file.files.length > 0) {
      choose(readFile(file.files[0]));
    }
  });
  const own = make(
    "div",
    { class: "try-own" },
    make("label", { for: "try-file" }, "Or a picture of your own: choose a file, paste it or drop it here"),
    file,
    make("p", { class: "try-private" }, PRIVATE),
  );
  const choices = samples.map((sample, index) => ({
    value: String(index),
    content: [make("img", { src: sample.src, alt: "", width: "64", height: "64" }), sample.label],
  }));
  const pick = (value) => choose(readSample(samples[Number(value)]), false);
  const chosen = choices.length > 0 ? [makeChoice("Picture", choices, pick)] : [];
  const element = make("div", { class: "try-sources" }, ...chosen, own);
  return {
    element,
    /** Only what is chosen looks chosen. */
    show(fromFile) {
      if (fromFile) {
        element.querySelectorAll("input:checked").forEach((input) => (input.checked = false));
      } else {
        file.value = "";
      }
    },
  };
}

function acceptFiles(element, choose) {
  const take = (event, transfer) => {
    const file = firstFile(transfer);
    if (file) {
      event.preventDefault();
      choose(readFile(file));
    }
  };
  document.addEventListener("paste", (event) => take(event, event.clipboardData));
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.classList.add("try-over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("try-over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("try-over");
    take(event, event.dataTransfer);
  });
}

/** A bar for what is loaded, then for what is computed, with the seconds that are left. */
function makeProgress() {
  const bar = make("progress", { max: "1", "aria-label": "Progress" });
  const words = make("span", { class: "try-left" });
  const element = make("p", { class: "try-progress", hidden: true }, bar, words);
  const show = (share, text) => {
    bar.value = share;
    words.textContent = text;
  };
  let loading = null;
  return {
    element,
    wait() {
      if (loading) {
        show(...loading);
      } else {
        show(0, "Preparing …");
      }
    },
    showLoading(received, expected) {
      const whole = Math.max(expected || 0, received);
      const text = `Loading: ${(received / 1e6).toFixed(1)} of about ${Math.round(whole / 1e6)} MB`;
      loading = [received / whole, text];
      show(...loading);
    },
    begin() {
      loading = null;
      show(0, "Reading the picture …");
    },
    showShare(share, left) {
      const percent = Math.round(share * 100);
      show(share, `${percent} %, about ${Math.ceil(left)} s left`);
    },
  };
}
