// The addresses of a model in, the model ready to run out: on WebGPU where there is an adapter,
// else on WebAssembly with SIMD and one thread, which needs no special response headers.

/** What went wrong, by `kind`: "network", "wasm", "memory" or "other". */
export class Failure extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

const BACKENDS = {
  webgpu: { script: "ort.webgpu.min.mjs", program: "ort-wasm-simd-threaded.asyncify.wasm", tile: 64 },
  wasm: { script: "ort.wasm.min.mjs", program: "ort-wasm-simd-threaded.wasm", tile: 32 },
};
// The smallest module with a SIMD instruction (i8x16.popcnt of a splat).
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** `tell` hears how many bytes have come, and for which backend. Throws a Failure. */
export async function loadModel(addresses, tell) {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(SIMD)) {
    throw new Failure("wasm", "WebAssembly with SIMD is missing");
  }
  const first = (await hasAdapter()) ? "webgpu" : "wasm";
  const load = counting((received) => tell({ received, backend: first }));
  const models = await Promise.all([load(addresses.encoder), load(addresses.decoder)]);
  if (first === "webgpu") {
    try {
      return await start(first, { addresses, models, load });
    } catch (error) {
      console.info(`WebGPU does not run the model (${error.message}); WebAssembly does it.`);
    }
  }
  return start("wasm", { addresses, models, load });
}

function counting(tell) {
  let received = 0;
  return async (address) => {
    const parts = [];
    try {
      const response = await fetch(address);
      if (!response.ok) {
        throw new Error(`${response.status} for ${address}`);
      }
      const reader = response.body.getReader();
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        parts.push(step.value);
        received += step.value.length;
        tell(received);
      }
    } catch (error) {
      throw new Failure("network", error.message);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };
}

async function hasAdapter() {
  const adapter = await navigator.gpu?.requestAdapter().catch(() => null);
  return Boolean(adapter) && !(adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter);
}

async function start(backend, { addresses, models, load }) {
  const { script, program, tile } = BACKENDS[backend];
  const binary = await load(new URL(program, addresses.runtime).href);
  const ort = await import(new URL(script, addresses.runtime).href);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmPaths = addresses.runtime;
  ort.env.wasm.wasmBinary = binary;
  const options = { executionProviders: [backend], logSeverityLevel: 3 };
  const encoder = await ort.InferenceSession.create(models[0], options);
  const decoder = await ort.InferenceSession.create(models[1], options);
  const run = async (session, feeds, name) => {
    const answer = (await session.run(feeds))[name];
    const values = await answer.getData();
    answer.dispose();
    return values;
  };
  return {
    backend,
    tile,
    encode: (image, width, height) =>
      run(encoder, { image: new ort.Tensor("float32", image, [1, 3, height, width]) }, "codes"),
    decode: (codes, offsets) => {
      const count = offsets.length / 4;
      return run(
        decoder,
        {
          codes: new ort.Tensor("float32", codes, [count, codes.length / count]),
          offsets: new ort.Tensor("float32", offsets, [count, 4]),
        },
        "colours",
      );
    },
  };
}
