// A picture in, the window that a reader picks on its preview out, by pointer or by keyboard.

import { make, makeRange } from "./build.js";

export const LARGEST_SIDE = 128;
const SMALLEST_SIDE = 16;
const PREVIEW = 640;
const sayPixels = (value) => `${value} pixels`;

/** `onChange` hears of every new window; `side` limits it, in pixels of the picture. */
export function makeFrame(onChange) {
  let picture = null;
  let limit = LARGEST_SIDE;
  let box = { x: 0, y: 0, width: 0, height: 0 };
  const preview = make("canvas", { role: "img", "aria-label": "The whole picture" });
  const mark = make("div", { class: "try-mark", "aria-hidden": "true" });
  const stage = make("div", { class: "try-preview" }, preview, mark);
  const close = make("canvas", { role: "img", "aria-label": "The picked window", class: "try-close" });
  const views = make("div", { class: "try-views" }, stage, close);
  const side = makeRange("Side", { min: "1", max: "1", step: "1", say: sayPixels });
  const left = makeRange("From the left", { min: "0", max: "0", step: "1", say: sayPixels });
  const top = makeRange("From the top", { min: "0", max: "0", step: "1", say: sayPixels });
  const element = make("div", { class: "try-frame" }, views, side.row, left.row, top.row);

  const place = (x, y) => {
    const wanted = Number(side.input.value);
    const width = Math.min(wanted, picture.width);
    const height = Math.min(wanted, picture.height);
    setRange(left, picture.width - width, Math.round(x));
    setRange(top, picture.height - height, Math.round(y));
    box = { x: Number(left.input.value), y: Number(top.input.value), width, height };
    draw();
    onChange(box);
  };
  const draw = () => {
    const percent = (part, whole) => `${(100 * part) / whole}%`;
    mark.style.left = percent(box.x, picture.width);
    mark.style.top = percent(box.y, picture.height);
    mark.style.width = percent(box.width, picture.width);
    mark.style.height = percent(box.height, picture.height);
    close.width = box.width;
    close.height = box.height;
    const { x, y, width, height } = box;
    close.getContext("2d").drawImage(picture.bitmap, x, y, width, height, 0, 0, width, height);
  };
  const resize = () => {
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const wanted = Number(side.input.value);
    const half = { x: Math.min(wanted, picture.width) / 2, y: Math.min(wanted, picture.height) / 2 };
    place(centre.x - half.x, centre.y - half.y);
  };
  const limitSide = (wanted) => {
    const most = Math.min(limit, Math.max(picture.width, picture.height));
    side.input.min = String(Math.min(SMALLEST_SIDE, most));
    setRange(side, most, wanted);
  };
  for (const range of [left, top]) {
    range.input.addEventListener("input", () =>
      place(Number(left.input.value), Number(top.input.value)),
    );
  }
  side.input.addEventListener("input", resize);
  followPointer(stage, (across, down) => {
    if (picture) {
      place(across * picture.width - box.width / 2, down * picture.height - box.height / 2);
    }
  });

  return {
    element,
    /** The largest window that the limit allows, in the middle of the picture. */
    show(next) {
      picture?.bitmap.close();
      picture = next;
      box = { x: 0, y: 0, width: picture.width, height: picture.height };
      drawWhole(picture, preview, stage);
      limitSide(limit);
      resize();
    },
    limit(most) {
      limit = Math.min(most, LARGEST_SIDE);
      if (picture) {
        limitSide(Number(side.input.value));
        resize();
      }
    },
    picked: () => (picture ? { picture, box } : null),
  };
}

function setRange(range, most, value) {
  range.input.max = String(most);
  range.input.value = String(value);
  range.input.disabled = Number(range.input.min) === most;
  range.show();
}

function drawWhole(picture, canvas, stage) {
  const shrink = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * shrink));
  canvas.height = Math.max(1, Math.round(picture.height * shrink));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture.bitmap, 0, 0, canvas.width, canvas.height);
  stage.style.setProperty("--ratio", String(picture.width / picture.height));
}

/** Tells where the pointer is while it is held down, as shares of the element's width and height. */
export function followPointer(element, tell) {
  const follow = (event) => {
    const edges = element.getBoundingClientRect();
    tell((event.clientX - edges.left) / edges.width, (event.clientY - edges.top) / edges.height);
  };
  element.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    follow(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) {
      follow(event);
    }
  });
}
