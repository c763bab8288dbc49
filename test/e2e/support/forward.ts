/** What of a request goes on. */
const HEADERS = ['authorization', 'x-api-key', 'content-type', 'accept'];

/** Sends a request on to `url`, as a reverse proxy does, and answers what comes back. */
export async function forward(
  url: string,
  request: AsyncIterable<Buffer> & {method?: string | undefined; headers: NodeJS.Dict<string | string[]>},
): Promise<{status: number; body: string}> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  const answer = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    ...(chunks.length > 0 && {body: Buffer.concat(chunks)}),
  });
  return {status: answer.status, body: await answer.text()};
}
