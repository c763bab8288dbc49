import {randomBytes, scrypt, timingSafeEqual, type ScryptOptions} from 'node:crypto';

/** 32 MiB and some 100 milliseconds for each guess; raise N as machines get faster, old hashes carry their own. */
const cost = {N: 2 ** 15, r: 8, p: 1} as const;
const hashBytes = 32;

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return [cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** True where the password is the one that was hashed. Without a hash it takes as long, and is false. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [N, r, p, salt = '', hash = ''] = (kept ?? nobody).split('$');
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  const wanted = Buffer.from(hash, 'base64url');
  return kept !== undefined && found.length === wanted.length && timingSafeEqual(found, wanted);
}

const nobody = [cost.N, cost.r, cost.p, 'AAAAAAAAAAAAAAAAAAAAAA', ''].join('$');

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFKC'),
      salt,
      hashBytes,
      {...options, maxmem: 256 * 1024 * 1024},
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}
