import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { requireData } from '../../data/find-data.js';
import { asHostError } from '../../files/io-error.js';

/** SHA-256 of a file's bytes, hexadecimal, whatever its size. @throws HostError when it cannot be read */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw asHostError(error, path);
  }
  return hash.digest('hex');
}

/** Of a data file, or of all files that match a glob, with their names. @throws HostError as `hashFile`, and when none matches */
export async function hashData(path: string): Promise<string> {
  const files = requireData(path);
  const [only] = files;
  if (only !== undefined && only.name === undefined) return hashFile(only.path);
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${await hashFile(file.path)} ${file.name ?? ''}\n`);
  return hash.digest('hex');
}
