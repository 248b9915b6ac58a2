import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { keepAliveFetch } from '../../../src/host/models/keep-alive-fetch.js';
import { environmentProxy } from '../../../src/host/models/proxy-for.js';

type Variables = Readonly<Record<string, string>>;

describe('a call behind a proxy', () => {
  const servers: Server[] = [];
  const asked: string[] = [];

  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  /** Answers for whatever host it is asked to reach; the end of a tunnel is the model's port. */
  const startProxy = async (modelPort: number): Promise<number> => {
    const proxy = createServer(({ method, url, headers }, response) => {
      asked.push(`${method} ${url} ${headers['proxy-authorization'] ?? 'nobody'}`);
      response.end('forwarded');
    });
    proxy.on('connect', ({ method, url, headers }, socket) => {
      asked.push(`${method} ${url} ${headers['proxy-authorization'] ?? 'nobody'}`);
      const onward = connect(modelPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      socket.on('error', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
    return listen(proxy);
  };

  const start = async (): Promise<{ readonly model: number; readonly proxy: number }> => {
    const model = await listen(createServer((_, response) => response.end('answered')));
    return { model, proxy: await startProxy(model) };
  };

  const get = async (url: string, variables: Variables): Promise<string> =>
    (await keepAliveFetch(environmentProxy((name) => variables[name]))(url)).text();

  afterEach(async () => {
    asked.length = 0;
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  for (const variable of ['HTTP_PROXY', 'http_proxy']) {
    it(`goes through the proxy that ${variable} names`, async () => {
      const { proxy } = await start();
      assert.equal(await get('http://model.test/v1', { [variable]: `http://127.0.0.1:${proxy}` }), 'forwarded');
      assert.deepEqual(asked, ['GET http://model.test/v1 nobody']);
    });
  }

  it('shows the proxy the name and password of its address', async () => {
    const { proxy } = await start();
    await get('http://model.test/v1', { HTTP_PROXY: `http://me:secret@127.0.0.1:${proxy}` });
    assert.deepEqual(asked, [`GET http://model.test/v1 Basic ${Buffer.from('me:secret').toString('base64')}`]);
  });

  it('asks HTTPS_PROXY for a tunnel to a secure address, so that the key is read by nobody between', async () => {
    const { proxy } = await start();
    // The tunnel ends at a server without TLS: getting there is what is promised here.
    await assert.rejects(get('https://model.test/v1', { HTTPS_PROXY: `http://127.0.0.1:${proxy}` }), /SSL|TLS|EPROTO/i);
    assert.deepEqual(asked, ['CONNECT model.test:443 nobody']);
  });

  it('leaves this machine alone', async () => {
    const { model, proxy } = await start();
    assert.equal(await get(`http://127.0.0.1:${model}/v1`, { HTTP_PROXY: `http://127.0.0.1:${proxy}` }), 'answered');
    assert.deepEqual(asked, []);
  });
});

describe('the proxy of an address', () => {
  const of = (address: string, variables: Variables): string | undefined =>
    environmentProxy((name) => variables[name])(new URL(address));
  const proxy = 'http://proxy.corp:3128';
  const openai = 'https://api.openai.com/v1';

  const through: readonly [string, Variables][] = [
    [openai, { HTTPS_PROXY: proxy }],
    [openai, { https_proxy: proxy, HTTPS_PROXY: 'http://other.corp' }],
    [openai, { HTTPS_PROXY: proxy, NO_PROXY: 'example.com,ai.com' }],
    ['http://gpu.corp:8000/v1', { HTTP_PROXY: proxy }],
  ];
  for (const [address, variables] of through) {
    it(`is ${proxy}: ${address} with ${JSON.stringify(variables)}`, () => {
      assert.equal(of(address, variables), proxy);
    });
  }

  const direct: readonly [string, Variables][] = [
    [openai, {}],
    [openai, { HTTP_PROXY: proxy }],
    [openai, { HTTPS_PROXY: proxy, NO_PROXY: 'localhost, .openai.com' }],
    [openai, { HTTPS_PROXY: proxy, no_proxy: 'api.openai.com' }],
    [openai, { HTTPS_PROXY: proxy, NO_PROXY: '*' }],
    ['http://127.0.0.1:11434/v1', { HTTP_PROXY: proxy }],
    ['http://localhost:1234/v1', { HTTP_PROXY: proxy }],
  ];
  for (const [address, variables] of direct) {
    it(`is none: ${address} with ${JSON.stringify(variables)}`, () => {
      assert.equal(of(address, variables), undefined);
    });
  }

  for (const address of ['proxy.corp:3128', 'socks4://me:hidden@proxy.corp', 'http://']) {
    it(`is refused without being shown when it is ${address}`, () => {
      assert.throws(() => of(openai, { HTTPS_PROXY: address }), {
        kind: 'unavailable',
        message: 'HTTPS_PROXY is no address of a proxy. Write it as http://host:port.',
      });
    });
  }
});
