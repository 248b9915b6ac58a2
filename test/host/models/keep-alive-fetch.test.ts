import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { keepAliveFetch } from '../../../src/host/models/keep-alive-fetch.js';

describe('the fetch under the client', () => {
  let server: Server | undefined;
  const sockets = new Set<Socket>();

  const serve = async (listener: RequestListener): Promise<string> => {
    const started = createServer(listener).on('connection', (socket) => sockets.add(socket));
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}/path?q=1`;
  };

  afterEach(async () => {
    sockets.clear();
    await new Promise<void>((resolve) => {
      if (server === undefined) {
        resolve();
        return;
      }
      server.close(() => resolve());
      server.closeAllConnections();
    });
    server = undefined;
  });

  it('sends method, path, headers and body, and reads status, headers and JSON', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece) => (body += String(piece)));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        response.writeHead(201, { 'content-type': 'application/json', 'x-two': ['a', 'b'] });
        response.end(JSON.stringify({ method, path, body, length: headers['content-length'], own: headers['x-own'] }));
      });
    });
    const response = await keepAliveFetch()(url, {
      method: 'POST',
      headers: new Headers({ 'x-own': '1' }),
      body: 'hé',
    });
    assert.deepEqual([response.status, response.ok, response.headers.get('x-two')], [201, true, 'a, b']);
    assert.deepEqual(await response.json(), { method: 'POST', path: '/path?q=1', body: 'hé', length: '3', own: '1' });
    await assert.rejects(response.text(), /read already/);
  });

  it('keeps a connection for the next call', async () => {
    const url = await serve((request, response) => void request.resume().on('end', () => response.end('ok')));
    const fetch = keepAliveFetch();
    for (let i = 0; i < 5; i++) assert.equal(await (await fetch(url)).text(), 'ok');
    assert.equal(sockets.size, 1);
  });

  it('takes headers in each of their forms, and those changed since anew', async () => {
    const url = await serve((request, response) => void response.end(String(request.headers['x-own'])));
    const fetch = keepAliveFetch();
    const read = async (headers: unknown): Promise<string> => (await fetch(url, { headers })).text();
    const map = new Map([['x-own', 'map']]);
    const changing = new Headers({ 'x-own': '1' });
    const got = [await read(map), await read(map), await read({ 'x-own': 5 }), await read(changing)];
    changing.set('x-own', '2');
    assert.deepEqual([...got, await read(changing)], ['map', 'map', '5', '1', '2']);
  });

  it('puts a character together that was cut between two pieces', async () => {
    const url = await serve((_request, response) => {
      const bytes = Buffer.from('naïve 🧪');
      response.write(bytes.subarray(0, 3));
      setImmediate(() => response.end(bytes.subarray(3)));
    });
    assert.equal(await (await keepAliveFetch()(url)).text(), 'naïve 🧪');
  });

  it('gives the body as a stream, piece by piece, to whoever asks for it', async () => {
    let sendRest: () => void = () => undefined;
    const url = await serve((_request, response) => {
      response.write('first');
      sendRest = () => response.end('second');
    });
    const reader = (await keepAliveFetch()(url)).body.getReader();
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value as Uint8Array);
    assert.equal(await read(), 'first');
    sendRest();
    assert.equal(await read(), 'second');
    assert.equal((await reader.read()).done, true);
  });

  it('stops before and after the headers when the signal fires', async () => {
    const url = await serve((request, response) => {
      if (request.headers['x-part'] !== undefined) response.write('part');
    });
    const fetch = keepAliveFetch();
    const before = new AbortController();
    const silent = fetch(url, { signal: before.signal });
    before.abort();
    await assert.rejects(silent, { name: 'AbortError' });
    const after = new AbortController();
    const response = await fetch(url, { headers: { 'x-part': '1' }, signal: after.signal });
    const text = response.text();
    after.abort();
    await assert.rejects(text);
  });

  it('fails when the server breaks off in the middle of the body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('part');
      setImmediate(() => response.destroy());
    });
    const response = await keepAliveFetch()(url);
    await assert.rejects(response.text(), { code: 'ECONNRESET' });
  });

  it('does not follow redirects', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    assert.equal((await keepAliveFetch()(url)).status, 302);
  });
});
