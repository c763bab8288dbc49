import {execFileSync} from 'node:child_process';
import {join} from 'node:path';

/** A package as it would be published: its file, the paths in it, and their size. */
export interface PackedFile {
  readonly tarball: string;
  readonly files: readonly string[];
  /** Once it is installed, without what it depends on. */
  readonly unpackedBytes: number;
}

/** Packs what is built in `folder`, into the folder `into`. Throws, with what npm said, when that fails. */
export function pack(folder: string, into: string): PackedFile {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const told = execFileSync('npm', args, {cwd: folder, encoding: 'utf8'});
  const [packed] = JSON.parse(told) as {
    filename: string;
    files: {path: string}[];
    unpackedSize: number;
  }[];
  if (!packed) throw new Error('npm packed nothing.');
  return {
    tarball: join(into, packed.filename),
    files: packed.files.map(({path}) => path),
    unpackedBytes: packed.unpackedSize,
  };
}
