// The page that Mirador is opened in. `config` is merged over nothing: what is not said is Mirador's own default.
export function viewerPage(config) {
  return `<!doctype html><meta charset="utf-8"><title>Mirador</title>
<style>html, body, #viewer { margin: 0; width: 100%; height: 100% }</style>
<div id="viewer"></div>
<script src="/mirador.js"></script>
<script>Mirador.viewer(${JSON.stringify({ id: 'viewer', ...config }).replaceAll('<', '\\u003c')})</script>`;
}
