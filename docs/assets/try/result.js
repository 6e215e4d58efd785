// Tiles in, the page's own comparison of three ways to enlarge out, and the picture as a PNG file.

import { enliven } from "../compare.js";
import { make, makeChoice, makeRange } from "./build.js";

const LEAST_WIDTH = 384;

export function makeResult(modelName) {
  const canvas = make("canvas", { role: "img", "aria-label": `Enlarged by ${modelName}` });
  const save = make("a", { class: "button" });
  const comparison = make("div", { class: "compare" });
  const finished = make("div", { hidden: true }, comparison, make("p", {}, save));
  const element = make("div", { class: "try-result", hidden: true }, canvas, finished);
  let output = null;
  let others = null;

  return {
    element,
    /** Shows the input's own pixels, until tiles come. */
    begin(size, plain) {
      output = size;
      others = plain;
      canvas.width = size.width;
      canvas.height = size.height;
      paint(canvas, others.nearest, { ...size, x: 0, y: 0 });
      element.style.setProperty("--width", `${Math.max(size.width, LEAST_WIDTH)}px`);
      finished.hidden = true;
      canvas.hidden = false;
      element.hidden = false;
    },
    add: (tile) => paint(canvas, tile.pixels, tile),
    async finish() {
      for (const image of comparison.querySelectorAll("img")) {
        URL.revokeObjectURL(image.src);
      }
      const pictures = [
        { caption: "Bicubic", url: await toAddress(drawNew(others.bicubic, output)) },
        { caption: "Nearest pixel", url: await toAddress(drawNew(others.nearest, output)) },
        { caption: modelName, url: await toAddress(canvas) },
      ];
      fillComparison(comparison, pictures, output);
      save.href = pictures[2].url;
      save.download = `${modelName.toLowerCase()}-${output.width}x${output.height}.png`;
      save.textContent = `Download as PNG (${output.width} x ${output.height})`;
      canvas.hidden = true;
      finished.hidden = false;
      enliven(comparison);
    },
  };
}

function drawNew(pixels, size) {
  const canvas = make("canvas", { width: size.width, height: size.height });
  paint(canvas, pixels, { ...size, x: 0, y: 0 });
  return canvas;
}

function paint(canvas, pixels, { x, y, width, height }) {
  canvas.getContext("2d").putImageData(new ImageData(pixels, width, height), x, y);
}

async function toAddress(canvas) {
  const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
  if (!blob) {
    throw new Error("the canvas gave no picture");
  }
  return URL.createObjectURL(blob);
}

/** The elements that templates/_demo.md writes for a picture. */
function fillComparison(comparison, pictures, { width, height }) {
  const after = pictures.at(-1);
  const befores = pictures.slice(0, -1);
  const show = ({ caption, url }, side) =>
    make(
      "div",
      { class: `compare-picture compare-${side}` },
      make("img", { src: url, alt: `Enlarged: ${caption}`, width, height }),
      make("span", { class: "compare-caption" }, caption),
    );
  const divider = makeRange("Divider", { min: "0", max: "100", value: "50", say: String });
  divider.input.className = "compare-range";
  divider.label.replaceChildren(
    "Divider: to its left ",
    make("b", { class: "compare-left" }),
    ", to its right ",
    make("b", {}, after.caption),
  );
  const choices = befores.map(({ caption }, index) => ({ value: String(index), content: [caption] }));
  const stage = make(
    "div",
    { class: "compare-stage" },
    ...befores.map((each) => show(each, "before")),
    show(after, "after"),
    make("div", { class: "compare-handle" }, divider.input),
  );
  const controls = makeChoice("Compare with", choices, () => {});
  comparison.replaceChildren(
    stage,
    make("div", { class: "compare-controls" }, divider.label, controls),
  );
}
