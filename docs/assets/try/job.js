// What to enlarge in, calls with tiles and progress out; the work is done in a worker.

const SAID = {
  network: "The model could not be loaded. Check the connection and press Enlarge again.",
  wasm: "This browser cannot run the model: it has no WebAssembly with SIMD. Use a newer browser.",
  memory: "The browser ran out of memory. Choose a smaller window or scale, or close other tabs.",
  other: "The model stopped. Load the page again, or use another browser.",
};

/** `hear` holds a function for each type of message: received, ready, plain, begun, tile, done, failed. */
export function makeJob(addresses, hear) {
  let worker = null;

  const stop = () => {
    worker?.terminate();
    worker = null;
  };
  const fail = (kind, message) => {
    stop();
    console.info(`The model stopped (${kind}): ${message}`);
    hear.failed(SAID[kind] ?? SAID.other);
  };
  const start = () => {
    if (worker) {
      return;
    }
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) =>
      data.type === "failed" ? fail(data.kind, data.message) : hear[data.type](data),
    );
    worker.addEventListener("error", (event) => fail("network", event.message));
  };
  return {
    load() {
      start();
      worker.postMessage({ type: "load", addresses });
    },
    enlarge(input, output) {
      start();
      worker.postMessage({ type: "enlarge", addresses, input, output });
    },
    stop,
  };
}
