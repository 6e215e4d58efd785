// Messages with a picture in, messages with tiles out: the model runs here, so the page stays smooth.

import { enlarge } from "./liif.js";
import { bicubic, nearest } from "./resample.js";
import { Failure, loadModel } from "./runtime.js";

let model = null;

function load(addresses) {
  model ??= loadModel(addresses, (step) => postMessage({ type: "received", ...step }));
  return model;
}

async function run({ addresses, input, output }) {
  postMessage({
    type: "plain",
    nearest: nearest(input, output),
    bicubic: bicubic(input, output),
  });
  const ready = await load(addresses);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  postMessage({ type: "begun", backend: ready.backend });
  for await (const tile of enlarge(input, output, ready)) {
    const taken = seconds();
    postMessage({ type: "tile", ...tile, left: (taken / tile.share) * (1 - tile.share) });
  }
  postMessage({ type: "done", seconds: seconds(), backend: ready.backend });
}

function kindOf(error) {
  if (error instanceof Failure) {
    return error.kind;
  }
  const outOfMemory = error instanceof RangeError || /memory|alloc|OOM/i.test(String(error));
  return outOfMemory ? "memory" : "other";
}

addEventListener("message", async ({ data }) => {
  try {
    if (data.type === "load") {
      await load(data.addresses);
      postMessage({ type: "ready" });
    } else {
      await run(data);
    }
  } catch (error) {
    postMessage({ type: "failed", kind: kindOf(error), message: String(error?.message ?? error) });
  }
});
