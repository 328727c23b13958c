import { toBytes, type Sent } from './read-scenarios';

/** A request as bytes: no client that would tidy up stands between. */
export function writeRequest({ method = 'GET', path, headers = [], body }: Sent): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: localhost'];
  for (const [name, value] of headers) {
    lines.push(`${name}: ${typeof value === 'string' ? value : toBytes(value).toString()}`);
  }
  const parts: Buffer[] = [];
  if (typeof body === 'object' && 'chunks' in body) {
    lines.push('Transfer-Encoding: chunked');
    for (const chunk of body.chunks) {
      parts.push(Buffer.from(`${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`));
    }
    parts.push(Buffer.from('0\r\n\r\n'));
  } else if (body !== undefined) {
    const bytes = toBytes(body);
    lines.push(`Content-Length: ${bytes.length}`);
    parts.push(bytes);
  }
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), ...parts]);
}
