import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

/** Serves the viewer's page and script on the loopback interface, at a free port.
 *  `routes` maps a path to { type, body }; a body may be a function that makes it. */
export async function startServer(routes) {
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url, 'http://localhost').pathname];
    if (!route) {
      response.writeHead(404, { 'Access-Control-Allow-Origin': '*' }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': route.type, 'Access-Control-Allow-Origin': '*' });
    response.end(typeof route.body === 'function' ? route.body() : route.body);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, routes, close: () => server.close() };
}

export async function scriptRoute(path) {
  return { type: 'text/javascript', body: await readFile(path) };
}
