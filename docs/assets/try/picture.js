// A file or an address in, a picture that can be drawn out; all of it stays on the device.

/** Something that a reader can be told; its message says what to do. */
export class Told extends Error {}

/** Upright as its EXIF data say. Throws Told where it is not a picture, or too large a one. */
export async function readFile(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (error) {
    throw new Told(sayUnread(file, error));
  }
  return { bitmap, name: file.name, width: bitmap.width, height: bitmap.height };
}

function sayUnread(file, error) {
  const name = file.name || "The pasted content";
  if (error instanceof RangeError || /memory|alloc/i.test(String(error))) {
    return `“${name}” is too large for this browser's memory. Choose a smaller picture.`;
  }
  return `“${name}” is not a picture that this browser can read. Choose a PNG, JPEG or WebP file.`;
}

/** One of the page's own pictures. */
export async function readSample({ src, label }) {
  let blob;
  try {
    const response = await fetch(new URL(src, document.baseURI));
    if (!response.ok) {
      throw new Error(`${response.status} for ${src}`);
    }
    blob = await response.blob();
  } catch {
    throw new Told(`The picture “${label}” could not be loaded. Check the connection and choose it again.`);
  }
  return readFile(new File([blob], label, { type: blob.type }));
}

/** The pixels of a window, over white where the picture is transparent. */
export function cut(picture, { x, y, width, height }) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture.bitmap, x, y, width, height, 0, 0, width, height);
  return { pixels: context.getImageData(0, 0, width, height).data, width, height };
}

/** The first picture among what was pasted or dropped; null where there is no file. */
export function firstFile(transfer) {
  const files = [...(transfer?.files ?? [])];
  return files.find((file) => file.type.startsWith("image/")) ?? files[0] ?? null;
}
