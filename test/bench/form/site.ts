import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {promisify} from 'node:util';
import {brotliCompress, gzip} from 'node:zlib';
import {forward} from '../../e2e/support/forward.js';
import {buildPages, type Built} from './build-pages.js';
import {beside, subjects, type Subject, type SubjectName} from './subjects.js';

const [compressGzip, compressBrotli] = [promisify(gzip), promisify(brotliCompress)];

/** A site with a page for each subject, built and served as in production, and the org's API under the same origin. */
export interface Site {
  readonly url: string;
  /** What a subject's page has loaded from the site since it was opened, without Stripe.js. */
  readonly weigh: (name: SubjectName) => Weight;
  readonly stop: () => void;
}

/** Bytes of all scripts, and how many there are. */
export interface Weight {
  readonly gzip: number;
  readonly brotli: number;
  readonly requests: number;
}

export async function startSite(
  orgBackendUrl: string,
  publishableKey: string,
  besideDist?: string,
): Promise<Site> {
  const built = await buildPages(besideDist);
  const files = await compressed(built.files);
  const loaded = new Map<SubjectName, Set<string>>();
  let opened: SubjectName | undefined;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname.slice(1);
    const subject = [...subjects, beside].find(({name}) => name === path);
    if (subject !== undefined) {
      opened = subject.name;
      loaded.set(opened, new Set());
      const headers = {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'};
      response.writeHead(200, headers).end(page(subject, built.preloads, publishableKey));
      return;
    }
    const file = files.get(path);
    if (file !== undefined) {
      if (opened !== undefined) loaded.get(opened)?.add(path);
      const encoding = encodingFor(request);
      const headers = {
        'content-type': 'text/javascript',
        'content-encoding': encoding,
        'cache-control': 'no-store',
      };
      response.writeHead(200, headers).end(file[encoding]);
      return;
    }
    void forward(`${orgBackendUrl}/${path}`, request).then(
      ({status, body}) => response.writeHead(status, {'content-type': 'application/json'}).end(body),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    weigh: (name) => {
      const sizes = [...(loaded.get(name) ?? [])].flatMap((path) => files.get(path) ?? []);
      return {
        gzip: sizes.reduce((sum, {gzip}) => sum + gzip.length, 0),
        brotli: sizes.reduce((sum, {br}) => sum + br.length, 0),
        requests: sizes.length,
      };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file as it lies ready on a server of production, by the names of HTTP for how it is compressed. */
interface Compressed {
  readonly gzip: Buffer;
  readonly br: Buffer;
}

async function compressed(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Compressed>> {
  const each = [...files].map(async ([path, text]) => {
    const [gzipped, br] = await Promise.all([compressGzip(text, {level: 9}), compressBrotli(text)]);
    return [path, {gzip: gzipped, br}] as const;
  });
  return new Map(await Promise.all(each));
}

function encodingFor({headers}: IncomingMessage): keyof Compressed {
  return /\bbr\b/.test(String(headers['accept-encoding'])) ? 'br' : 'gzip';
}

/** With a heading and a line of text, as pages have them: the first letters that a browser draws are at nobody's expense. */
function page(
  {name, head, form, tail = ''}: Subject,
  preloads: Built['preloads'],
  publishableKey: string,
): string {
  const links = (preloads.get(`${name}.js`) ?? []).map(
    (path) => `<link rel="modulepreload" href="/${path}">`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bench</title><script>window.benchKey = '${publishableKey}'</script><h1>Payment</h1><p>Which card is to be charged?</p>
${`${head}${links.join('')}${form}${tail}`.replaceAll('{key}', publishableKey)}`;
}
