import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withManifest } from '../../../src/open.ts';
import type { Intake } from '../../../src/read/relation.ts';
import { isRemote, placeOf, recipeOf, shownUrl } from '../../../src/read/sources/remote.ts';
import { resolveManifest } from '../../../src/read/sources/resolve.ts';
import { assert, suite } from '../../suite.ts';
import { refused, temporary } from '../read-back.ts';

const CSV = 'id,gender\n1,female\n2,male\n';

/** A server on this machine, and how often it was asked. */
async function served<T>(use: (address: string, asked: string[]) => Promise<T>): Promise<T> {
  const asked: string[] = [];
  const server: Server = createServer((request, answer) => {
    asked.push(request.url!);
    if (request.url!.startsWith('/moved.csv')) answer.writeHead(302, { location: '/data/people.csv' }).end();
    else if (request.url!.startsWith('/secret.csv')) answer.writeHead(403).end();
    else if (request.url!.startsWith('/broken.csv')) {
      answer.writeHead(200, { 'content-length': '1000' });
      answer.write(CSV);
      setTimeout(() => answer.destroy(), 20);
    } else if (/people\.csv/.test(request.url!)) answer.end(CSV);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const opened = (url: string, allowNetwork?: boolean): Promise<Omit<Intake, 'dispose'>> =>
  withManifest(
    { manifest: [url], declared: [], ignored: [], basis: {}, joins: null, read: { allowNetwork } },
    async ({ intake }) => intake,
  );

suite('remote paths', (test) => {
  const recipes: [string, string[]][] = [
    ['s3://bucket/a/clips.csv', ['aws s3 cp s3://bucket/a/clips.csv .', 'mount-s3 bucket DIR']],
    ['s3a://bucket/a/*.parquet', ['aws s3 cp --recursive s3a://bucket/a/ .']],
    ['gs://bucket/clips.csv', ['gcloud storage cp gs://bucket/clips.csv .', 'gcsfuse bucket DIR']],
    ['https://example.org/x/clips.csv', ['curl -fLO https://example.org/x/clips.csv']],
    ['hf://datasets/org/name/data/train.parquet', ['hf download org/name data/train.parquet --repo-type dataset']],
    ['hf://datasets/org/name', ['hf download org/name --repo-type dataset']],
    ['az://container/clips.csv', ['azcopy copy az://container/clips.csv .']],
    ['hdfs://host/clips.csv', ['hdfs dfs -get hdfs://host/clips.csv .']],
    ['file:///data/clips.csv', ['give the path itself: /data/clips.csv']],
    ['odd://x/y.csv', ['download it first']],
  ];
  for (const [url, commands] of recipes)
    test(`${url} is refused with the command that brings it over`, async () => {
      const error = await refused(resolveManifest([url]));
      assert.is(error.exit, 64);
      assert.ok(error.message.includes('--allow-network'));
      for (const command of commands) assert.ok(error.message.includes(command), error.message);
      assert.ok(error.message.length < 300, String(error.message.length));
    });

  test('a long address is shortened, and what signs it is never shown', async () => {
    const error = await refused(
      resolveManifest([`https://user:word@example.org/${'long/'.repeat(60)}x.csv?X-Signature=abc`]),
    );
    assert.ok(error.message.length < 300, String(error.message.length));
    assert.not.ok(/abc|word/.test(error.message));
    assert.is(shownUrl('https://u:p@h/x.csv?sig=1#f'), 'https://h/x.csv');
  });

  test('paths of this machine are not taken for remote ones', () => {
    for (const path of ['clips.csv', '/data/a:b.csv', 'C:\\data\\x.csv', 'a//b.csv']) assert.not.ok(isRemote(path));
  });

  test('a copy never lands outside its folder', () => {
    assert.is(placeOf('https://h:80/a/../../b/./x*.csv?q'), 'h_80/a/b/x_.csv');
    assert.is(placeOf('s3://b/%2e%2e/x'), 'b/_2e_2e/x');
  });

  test('without the flag no connection is made', async () => {
    await served(async (address, asked) => {
      for (const allowed of [undefined, false])
        assert.is((await refused(opened(`${address}/data/people.csv`, allowed))).exit, 64);
      assert.equal(asked, []);
    });
  });

  test('with it the file is fetched, read from the copy with its proof, and said', async () => {
    // A folder of its own, for others make theirs at the same time.
    const [own, usual] = [temporary(), process.env.TMPDIR];
    process.env.TMPDIR = own;
    await served(async (address, asked) => {
      const intake = await opened(`${address}/data/people.csv?sig=secret`, true);
      assert.equal([intake.rows, intake.proven, intake.files[0]!.path], [2, true, 'people.csv']);
      assert.equal(asked, ['/data/people.csv?sig=secret']);
      const notes = intake.notes.join();
      assert.ok(notes.includes(`${address}/data/people.csv was downloaded (1 files, ${CSV.length} bytes)`), notes);
      assert.not.ok(JSON.stringify(intake).includes('secret'));
      assert.is((await opened(`${address}/moved.csv`, true)).rows, 2);
    });
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    assert.equal(readdirSync(own), [], 'a temporary folder is left');
  });

  test('what is not there is 66, what cannot be reached or breaks off is 69', async () => {
    await served(async (address) => {
      assert.is((await refused(opened(`${address}/none.csv`, true))).exit, 66);
      assert.is((await refused(opened(`${address}/secret.csv`, true))).exit, 66);
      const broken = await refused(opened(`${address}/broken.csv`, true));
      assert.is(broken.exit, 69, broken.message);
    });
    const closed = await refused(opened('http://127.0.0.1:1/people.csv', true));
    assert.is(closed.exit, 69);
    assert.ok(closed.message.includes('curl'), closed.message);
  });

  test('the recipe of a folder downloads the folder', () =>
    assert.ok(recipeOf('s3://b/x/').includes('aws s3 cp --recursive s3://b/x/ .')));
});
