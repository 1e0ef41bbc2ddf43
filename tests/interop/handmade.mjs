import { ALL_MOTIVATIONS } from './mirador.mjs';
import { testPicture } from './picture.mjs';

const BASE = 'https://example.org/handmade/';

/** A manifest that Kader had no hand in, so that a failure of Kader's own can be told from one of the page. */
export function handmade(origin) {
  const [width, height] = [600, 400];
  const canvas = `${BASE}canvas/1`;
  const manifest = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${BASE}manifest.json`, type: 'Manifest', label: { en: ['Made by hand'] },
    items: [{
      id: canvas, type: 'Canvas', label: { en: ['Waves'] }, width, height,
      items: [{ id: `${canvas}/page`, type: 'AnnotationPage', items: [{
        id: `${canvas}/painting`, type: 'Annotation', motivation: 'painting', target: canvas,
        body: { id: `${origin}/waves.png`, type: 'Image', format: 'image/png', width, height },
      }] }],
      annotations: [{ id: `${canvas}/annotations`, type: 'AnnotationPage', items: ALL_MOTIVATIONS.map((motivation, i) => ({
        id: `${canvas}/annotations/${i}`, type: 'Annotation', motivation, target: `${canvas}#xywh=${20 * i},10,15,30`,
        body: { type: 'TextualBody', value: `A note of ${motivation}`, format: 'text/plain', language: 'en' },
      })) }],
    }],
  };
  return { manifest, picture: testPicture(width, height) };
}
