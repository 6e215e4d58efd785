// A picture and a size in, the same enlarged without a model out: nearest pixel, and bicubic.

/** The colour of the pixel that an output pixel's centre lies in. */
export function nearest({ pixels, width, height }, output) {
  const made = new Uint8ClampedArray(output.width * output.height * 4);
  for (let y = 0; y < output.height; y++) {
    const row = Math.floor(((y + 0.5) * height) / output.height) * width;
    for (let x = 0; x < output.width; x++) {
      const from = (row + Math.floor(((x + 0.5) * width) / output.width)) * 4;
      made.set(pixels.subarray(from, from + 4), (y * output.width + x) * 4);
    }
  }
  return made;
}

/** Cubic convolution with a = -0.5 (Keys 1981); weights at the border share what lies inside. */
export function bicubic({ pixels, width, height }, output) {
  const across = alongRows(pixels, { width, height }, output.width);
  const turned = transpose(across, output.width, height);
  const along = alongRows(turned, { width: height, height: output.width }, output.height);
  return Uint8ClampedArray.from(transpose(along, output.height, output.width));
}

function alongRows(values, { width, height }, asked) {
  const made = new Float32Array(asked * height * 4);
  for (let x = 0; x < asked; x++) {
    for (const { pixel, weight } of taps(((x + 0.5) * width) / asked, width)) {
      for (let y = 0; y < height; y++) {
        for (let colour = 0; colour < 4; colour++) {
          const value = values[(y * width + pixel) * 4 + colour];
          made[(y * asked + x) * 4 + colour] += value * weight;
        }
      }
    }
  }
  // Bytes between the two passes, as image programs have them.
  return made.map((value) => Math.min(Math.max(Math.round(value), 0), 255));
}

function taps(centre, size) {
  const first = Math.max(Math.floor(centre - 2 + 0.5), 0);
  const last = Math.min(Math.floor(centre + 2 + 0.5), size);
  const found = [];
  for (let pixel = first; pixel < last; pixel++) {
    found.push({ pixel, weight: cubic(pixel + 0.5 - centre) });
  }
  const whole = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map(({ pixel, weight }) => ({ pixel, weight: weight / whole }));
}

function cubic(distance) {
  const x = Math.abs(distance);
  if (x < 1) {
    return (1.5 * x - 2.5) * x * x + 1;
  }
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

function transpose(values, width, height) {
  const made = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      made.set(values.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (x * height + y) * 4);
    }
  }
  return made;
}
