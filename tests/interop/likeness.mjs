// How alike a picture on the screen and the picture it should be are, looked at in small and in grey.

const SIDE = 48;

/** Pearson's correlation, -1 to 1, between what `shot` (PNG bytes of the viewer) shows where the whole canvas
 *  must lie and `reference` (bytes of any image the browser reads). 0 where the shot is of one colour. */
export async function likeness(helperPage, shot, reference) {
  const asUrl = (bytes) => `data:image/*;base64,${Buffer.from(bytes).toString('base64')}`;
  return helperPage.evaluate(compare, { shot: asUrl(shot), reference: asUrl(reference), side: SIDE });
}

// Runs in the browser. The middle of the canvas is compared: at its foot lie the viewer's buttons.
async function compare({ shot, reference, side }) {
  const load = async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return image;
  };
  const greys = (image, left, top, width, height) => {
    const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, left, top, width, height, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return Array.from({ length: side * side }, (_, i) => data[4 * i] + 2 * data[4 * i + 1] + data[4 * i + 2]);
  };
  const deviations = (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

  const [screen, wanted] = [await load(shot), await load(reference)];
  const scale = Math.min(screen.width / wanted.width, screen.height / wanted.height);
  const [width, height] = [wanted.width * scale, wanted.height * scale];
  const [left, top] = [(screen.width - width) / 2, (screen.height - height) / 2];
  const inset = 0.15;
  const inner = (l, t, w, h) => [l + inset * w, t + inset * h, (1 - 2 * inset) * w, (1 - 2 * inset) * h];
  const a = deviations(greys(screen, ...inner(left, top, width, height)));
  const b = deviations(greys(wanted, ...inner(0, 0, wanted.width, wanted.height)));
  const norm = Math.sqrt(dot(a, a) * dot(b, b));
  return norm === 0 ? 0 : dot(a, b) / norm;
}
