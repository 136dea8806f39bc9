import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';

const UTF8 = 'Utilities.Charset.UTF_8';
const signed = (buffer: Buffer): number[] => [...new Int8Array(buffer)];

describe('bytes and texts', () => {
  test('[L] Utilities.base64Encode, base64Decode, base64EncodeWebSafe, base64DecodeWebSafe: there and back, signed bytes', () => {
    const code = `function both(bytes) {
      return [Utilities.base64Decode(Utilities.base64Encode(bytes)), Utilities.base64DecodeWebSafe(Utilities.base64EncodeWebSafe(bytes))]; }`;
    const host = town({ code });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -128, max: 127 })), (bytes) => {
        expect(host.call('both', bytes)).toEqual([bytes, bytes]);
      }),
    );
  });

  test('[D] Utilities.base64Encode: a text is UTF-8; the web-safe form keeps its padding', () => {
    expect(
      town().evaluate(`[Utilities.base64Encode('é'), Utilities.base64EncodeWebSafe([-1, -17, -66, -1])]`),
    ).toEqual(['w6k=', '_---_w==']);
  });

  test('[?] Utilities.base64Decode: what is not base64 is refused', () => {
    expect(() => town().evaluate(`Utilities.base64Decode('é*')`)).toThrow('Could not decode string.');
  });

  test('[L] Utilities.computeDigest: signed bytes; without a charset é and è hash alike', () => {
    const digest = (text: string, charset = '') =>
      town().evaluate(`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, '${text}'${charset})`);
    expect(digest('été', `, ${UTF8}`)).toEqual(signed(createHash('sha256').update('été').digest()));
    expect(digest('é')).toEqual(digest('è'));
    expect(digest('é', `, ${UTF8}`)).not.toEqual(digest('è', `, ${UTF8}`));
  });

  test('[L] Utilities.computeHmacSha256Signature: signed bytes, of texts or of bytes', () => {
    const wanted = signed(createHmac('sha256', 'clé').update('valeur é').digest());
    const ofTexts = `Utilities.computeHmacSha256Signature('valeur é', 'clé', ${UTF8})`;
    const bytes = (text: string) => `Utilities.newBlob('${text}').getBytes()`;
    const ofBytes = `Utilities.computeHmacSha256Signature(${bytes('valeur é')}, ${bytes('clé')})`;
    expect(town().evaluate(`[${ofTexts}, ${ofBytes}]`)).toEqual([wanted, wanted]);
  });

  test('[D] Utilities.getUuid: a version 4 identifier, never twice', () => {
    const drawn = town().evaluate('Array.from({ length: 500 }, () => Utilities.getUuid())') as string[];
    expect(new Set(drawn).size).toBe(500);
    for (const uuid of drawn)
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('[D] Utilities.sleep: modelled time passes, at most five minutes', () => {
    const host = town();
    host.evaluate('Utilities.sleep(1500)');
    expect(host.executions[0]?.milliseconds).toBe(1501);
    expect(() => host.evaluate('Utilities.sleep(300001)')).toThrow('Invalid argument: 300001');
  });
});

describe('dates', () => {
  const format = (iso: string, zone: string, pattern: string) =>
    town().evaluate(`Utilities.formatDate(new Date('${iso}'), '${zone}', ${JSON.stringify(pattern)})`);

  test.each([
    ['2026-03-29T00:59:59Z', 'dd/MM/yyyy HH:mm:ss Z', '29/03/2026 01:59:59 +0100'],
    ['2026-03-29T01:00:00Z', 'dd/MM/yyyy HH:mm:ss XXX', '29/03/2026 03:00:00 +02:00'],
    ['2026-10-25T00:30:00Z', 'HH:mm X', '02:30 +02'],
    ['2026-10-25T01:30:00Z', 'HH:mm X', '02:30 +01'],
    [
      '2026-06-01T22:05:07.089Z',
      "EEE d MMM yy, h 'o''clock' a S",
      'Tue 2 Jun 26, 12 o’clock AM 89'.replace('’', "'"),
    ],
    ['2026-12-31T23:30:00Z', "yyyy-MM-dd'T'HH:mm, EEEE MMMM, D u", '2027-01-01T00:30, Friday January, 1 5'],
  ])('[D] Utilities.formatDate: %s as %s in Paris, across both clock changes', (iso, pattern, wanted) => {
    expect(format(iso, 'Europe/Paris', pattern)).toBe(wanted);
  });

  test('[D] Utilities.formatDate: GMT and GMT+2 are zones too', () => {
    expect([
      format('2026-06-01T00:00:00Z', 'GMT', 'HHX'),
      format('2026-06-01T00:00:00Z', 'GMT+2', 'HHX'),
    ]).toEqual(['00Z', '02+02']);
  });

  test('[?] Utilities.formatDate: an unknown zone or letter is refused', () => {
    expect(() => format('2026-06-01T00:00:00Z', 'Paris', 'HH')).toThrow('Invalid argument: Paris');
    expect(() => format('2026-06-01T00:00:00Z', 'GMT', 'b')).toThrow("Illegal pattern character 'b'");
  });

  test('[L] Utilities.formatDate: a text is no Date', () => {
    expect(() => town().evaluate(`Utilities.formatDate('2026-06-01', 'GMT', 'yyyy')`)).toThrow(
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    );
  });
});

describe('blobs', () => {
  test('[L] Utilities.newBlob, Blob.getContentType, getName, getBytes, getDataAsString: a text is text/plain without a name', () => {
    const source = `const text = Utilities.newBlob('é'); const bytes = Utilities.newBlob([-61, -87]);
      [text.getContentType(), text.getName(), text.getBytes(), bytes.getContentType(), bytes.getDataAsString(),
       Utilities.newBlob([-23]).getDataAsString('windows-1252'), Utilities.newBlob('a', 'text/csv', 'a.csv').getName()]`;
    expect(town().evaluate(source)).toEqual(['text/plain', null, [-61, -87], null, 'é', 'é', 'a.csv']);
  });

  test('[T] Blob.setBytes, setContentType, setDataFromString, setName, copyBlob: change it, not its copy', () => {
    const source = `const blob = Utilities.newBlob('a', 'text/plain', 'n'); const copy = blob.copyBlob();
      blob.setDataFromString('é').setName('m').setContentType('text/csv');
      [blob, copy, Utilities.newBlob('').setBytes([65])].map((b) => [b.getDataAsString(), b.getName(), b.getContentType()].join())`;
    expect(town().evaluate(source)).toEqual(['é,m,text/csv', 'a,n,text/plain', 'A,,text/plain']);
  });

  test('[L] Utilities.gzip, ungzip: there and back, archive.gz by default', () => {
    const source = `const zipped = Utilities.gzip(Utilities.newBlob('é'.repeat(1000)));
      [zipped.getName(), zipped.getContentType(), zipped.getBytes().length < 100, Utilities.ungzip(zipped).getDataAsString().length]`;
    expect(town().evaluate(source)).toEqual(['archive.gz', 'application/x-gzip', true, 1000]);
    expect(() => town().evaluate(`Utilities.ungzip(Utilities.newBlob('no'))`)).toThrow('Invalid argument');
  });

  test('[D] Utilities.zip: the files by their names, archive.zip by default', () => {
    const source = `const blobs = [Utilities.newBlob('é', 'text/xml', 'word/a.xml'), Utilities.newBlob('b', 'text/xml', 'b')];
      const zipped = Utilities.zip(blobs); [zipped.getName(), zipped.getContentType(), Utilities.zip(blobs, 'c.docx').getName(), zipped.getBytes()]`;
    const [name, type, named, bytes] = town().evaluate(source) as [string, string, string, number[]];
    expect([name, type, named]).toEqual(['archive.zip', 'application/zip', 'c.docx']);
    const files = Object.entries(unzipSync(Uint8Array.from(bytes)));
    expect(files.map(([path, content]) => [path, strFromU8(content)])).toEqual([
      ['word/a.xml', 'é'],
      ['b', 'b'],
    ]);
  });

  test('[?] Utilities.zip: two files of one name are refused', () => {
    const twice = `Utilities.zip([Utilities.newBlob('a', 'text/xml', 'a'), Utilities.newBlob('b', 'text/xml', 'a')])`;
    expect(() => town().evaluate(twice)).toThrow('Invalid argument');
  });
});
