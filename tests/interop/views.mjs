import { ALL_MOTIVATIONS } from './mirador.mjs';

const LISTED_BY_DEFAULT = ['commenting', 'tagging'];

/** The two ways to look at a canvas with one annotation of each motivation: on a page configured to list them
 *  all, and on Mirador as it comes. `textOf` answers the text of a motivation's annotation. */
export function bothViews(view, textOf) {
  const texts = (motivations) => motivations.map(textOf);
  const others = ALL_MOTIVATIONS.filter((motivation) => !LISTED_BY_DEFAULT.includes(motivation));
  return [
    { ...view, name: `${view.name}, every motivation`, motivations: ALL_MOTIVATIONS, listed: texts(ALL_MOTIVATIONS) },
    { ...view, name: `${view.name}, as it comes`, listed: texts(LISTED_BY_DEFAULT), unlisted: texts(others) },
  ];
}
