// A feature map and a size in, the colours of LIIF out, tile by tile.
//
// LIIF's local ensemble (Chen, Liu, Wang 2021, section 3.2): each output pixel asks its four nearest
// codes; each answer weighs as much as the area between the pixel and the diagonally opposite code.
// An area is a product of two ways, so codes and weights are found once for rows and for columns.

const CODE = 256;
const OFFSET = 4;
const COLOUR = 3;
const CORNERS = 4;
// Multiplications for one input pixel and for one answer, in thousands: what progress counts.
const ENCODER_WORK = 1368;
const ANSWER_WORK = 198;

/**
 * For each of `asked` pixels along an axis of `size` codes: the two nearest codes, clamped to those
 * that there are, the ways from them in half input pixels, and how much each code's answer weighs.
 */
export function askAxis(size, asked) {
  const code = new Int32Array(asked * 2);
  const way = new Float32Array(asked * 2);
  const weight = new Float64Array(asked * 2);
  for (let pixel = 0; pixel < asked; pixel++) {
    const place = ((pixel + 0.5) * size) / asked - 0.5;
    const first = pixel * 2;
    for (let side = 0; side < 2; side++) {
      code[first + side] = Math.min(Math.max(Math.floor(place) + side, 0), size - 1);
      way[first + side] = 2 * (place - code[first + side]);
    }
    const alone = code[first] === code[first + 1];
    // The ways lie on both sides of the pixel, so they sum to the 2 halves between two codes.
    weight[first] = alone ? 1 : -way[first + 1] / 2;
    weight[first + 1] = 1 - weight[first];
  }
  return { code, way, weight, cell: (2 * size) / asked };
}

/**
 * The tiles of the output in reading order, each with its pixels (RGBA) and the share of the work
 * that is then done. `encode` and `decode` run the two halves of the model.
 */
export async function* enlarge({ pixels, width, height }, output, { encode, decode, tile }) {
  const rows = askAxis(height, output.height);
  const columns = askAxis(width, output.width);
  const before = width * height * ENCODER_WORK;
  const whole = before + output.width * output.height * CORNERS * ANSWER_WORK;
  const codes = await encode(planes(pixels, width * height), width, height);
  let done = before;
  yield { pixels: null, share: done / whole };
  for (const area of tiles(output, tile)) {
    const asked = gather(codes, width, { rows, columns, area });
    const answers = await decode(asked.codes, asked.offsets);
    done += area.width * area.height * CORNERS * ANSWER_WORK;
    yield { ...area, pixels: blend(answers, { rows, columns, area }), share: done / whole };
  }
}

/** RGBA bytes as three planes of numbers from 0 to 1. */
export function planes(pixels, size) {
  const made = new Float32Array(size * COLOUR);
  for (let pixel = 0; pixel < size; pixel++) {
    for (let colour = 0; colour < COLOUR; colour++) {
      made[colour * size + pixel] = pixels[pixel * 4 + colour] / 255;
    }
  }
  return made;
}

export function* tiles({ width, height }, side) {
  for (let y = 0; y < height; y += side) {
    for (let x = 0; x < width; x += side) {
      yield { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
    }
  }
}

/** Every answer that weighs anything: which of its area's pixels it is for, and whom to ask. */
function* answersOf({ rows, columns, area }) {
  for (let pixel = 0; pixel < area.width * area.height; pixel++) {
    const y = area.y + Math.floor(pixel / area.width);
    const x = area.x + (pixel % area.width);
    for (let corner = 0; corner < CORNERS; corner++) {
      const row = y * 2 + (corner >> 1);
      const column = x * 2 + (corner & 1);
      const weight = rows.weight[row] * columns.weight[column];
      if (weight > 0) {
        yield { pixel, row, column, weight };
      }
    }
  }
}

function gather(codes, width, { rows, columns, area }) {
  const most = area.width * area.height * CORNERS;
  const asked = { codes: new Float32Array(most * CODE), offsets: new Float32Array(most * OFFSET) };
  let count = 0;
  for (const { row, column } of answersOf({ rows, columns, area })) {
    const from = (rows.code[row] * width + columns.code[column]) * CODE;
    asked.codes.set(codes.subarray(from, from + CODE), count * CODE);
    const offset = [rows.way[row], columns.way[column], rows.cell, columns.cell];
    asked.offsets.set(offset, count * OFFSET);
    count++;
  }
  return {
    codes: asked.codes.subarray(0, count * CODE),
    offsets: asked.offsets.subarray(0, count * OFFSET),
  };
}

function blend(answers, { rows, columns, area }) {
  const size = area.width * area.height;
  const sums = new Float64Array(size * COLOUR);
  let asked = 0;
  for (const { pixel, weight } of answersOf({ rows, columns, area })) {
    for (let colour = 0; colour < COLOUR; colour++) {
      sums[pixel * COLOUR + colour] += weight * answers[asked * COLOUR + colour];
    }
    asked++;
  }
  return toBytes(sums, size);
}

/** From the network's range, -1 to 1, to opaque pixels. */
function toBytes(sums, size) {
  const pixels = new Uint8ClampedArray(size * 4).fill(255);
  for (let pixel = 0; pixel < size; pixel++) {
    for (let colour = 0; colour < COLOUR; colour++) {
      pixels[pixel * 4 + colour] = (sums[pixel * COLOUR + colour] * 0.5 + 0.5) * 255;
    }
  }
  return pixels;
}
