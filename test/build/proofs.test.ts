import { describe, expect, test } from 'vitest';
import { callablesOf } from '../../tools/build/exports.ts';
import { wrongManifest } from '../../tools/build/proofs/manifest.ts';
import { wrongPage } from '../../tools/build/proofs/page.ts';
import { wrongScript } from '../../tools/build/proofs/script.ts';

const scopes = (...names: string[]) => names.map((name) => `https://www.googleapis.com/auth/${name}`);
const manifest = (...names: string[]) => ({
  timeZone: 'Europe/Paris',
  runtimeVersion: 'V8',
  exceptionLogging: 'STACKDRIVER',
  oauthScopes: scopes(...names),
});

/** A bundle as esbuild makes it: everything inside, one object out, and a stub. */
const bundle = (inside: string, after = '') =>
  `"use strict";var DaCapo=(()=>{${inside};return{open(e){return e}}})();function open(e){return DaCapo.open(e);}${after}`;
const open = { name: 'open', parameters: ['e'] };
const complaints = (code: string, callables = [open]) => wrongScript('menu', { code, callables }, manifest());

describe('a script for Google', () => {
  test('passes when it is one bundle and its literal stubs', () => {
    expect(complaints(bundle(''))).toEqual([]);
  });

  test.each([
    ['a private field', 'class A{#x=1}'],
    ['a static field', 'class A{static x=1}'],
    ['a nullish default', 'const a=null??1'],
    ['optional chaining', 'const a=null?.b'],
    ['a nullish assignment', 'let a;a??=1'],
  ])('is refused with %s', (_what, code) => {
    expect(complaints(bundle(code))).toEqual([expect.stringMatching(/^not ES2019: SyntaxError/)]);
  });

  test('is refused when a promised function exists inside the bundle only', () => {
    expect(complaints(bundle('').replace(/function open.*/, ''))).toEqual([
      'open is not a literal top-level function',
    ]);
  });

  test('is refused when anybody could call a function that is not in the list', () => {
    expect(complaints(bundle('', 'function purge(){}'))).toEqual([
      'purge is callable by anybody, and not in the list',
    ]);
  });

  test('is refused when a promised function is hidden by its name', () => {
    const code = bundle('').replaceAll('open', 'open_');
    expect(complaints(code, [{ name: 'open_', parameters: ['e'] }])).toEqual([
      'open_ is hidden by its trailing underscore',
    ]);
  });

  test('is refused with anything else at the top level', () => {
    expect(complaints(bundle('', 'var secret=()=>1;'))).toEqual(['stray top-level VariableDeclaration']);
    expect(complaints(bundle('', 'Math.abs(1);'))).toEqual(['stray top-level ExpressionStatement']);
  });

  test.each([
    'URL',
    'TextEncoder',
    'setTimeout',
    'crypto',
    'atob',
    'process',
    'Function',
    'eval',
    'GmailApp',
    'DriveApp',
    'UrlFetchApp',
  ])('is refused when it names %s', (name) => {
    expect(complaints(bundle(`const f=()=>${name}.x`))).toEqual([
      `${name} does not exist in Apps Script, or the manifest does not permit it`,
    ]);
  });

  test('may ask whether a global exists', () => {
    expect(complaints(bundle('const a=typeof TextEncoder'))).toEqual([]);
  });

  test.each([
    ['MailApp', 'script.send_mail'],
    ['SpreadsheetApp', 'spreadsheets'],
    ['SpreadsheetApp', 'spreadsheets.currentonly'],
    ['ScriptApp', 'script.scriptapp'],
    ['Session', 'userinfo.email'],
    ['DocumentApp', 'documents'],
    ['Drive', 'drive.file'],
  ])('may name %s only with the permission %s, which nothing else needs', (service, scope) => {
    const using = { code: bundle(`const f=()=>${service}.x()`), callables: [open] };
    expect(wrongScript('menu', using, manifest(scope))).toEqual([]);
    expect(wrongScript('menu', using, manifest())).toEqual([
      `${service} does not exist in Apps Script, or the manifest does not permit it`,
    ]);
    expect(wrongScript('menu', { code: bundle(''), callables: [open] }, manifest(scope))).toEqual([
      `oauthScopes asks for ${scopes(scope)[0]}, which nothing uses`,
    ]);
  });

  test('never asks for the whole Drive or the whole mailbox', () => {
    const code = bundle('const f=()=>MailApp.x()');
    expect(
      wrongScript(
        'menu',
        { code, callables: [open] },
        { ...manifest(), oauthScopes: ['https://mail.google.com/'] },
      ),
    ).toEqual([
      'oauthScopes asks for https://mail.google.com/, which nothing uses',
      'MailApp does not exist in Apps Script, or the manifest does not permit it',
    ]);
  });

  test.each([
    ['a member', 'Utilities.Charset', 'Utilities'],
    ['a call', 'PropertiesService.getScriptProperties()', 'PropertiesService'],
    ['a question', '"x" in LockService', 'LockService'],
  ])('is refused when it uses a service while loading: %s', (_what, code, service) => {
    expect(complaints(bundle(`const a=${code}`))).toEqual([`Error: ${service} is used while the file loads`]);
  });

  test('is refused when it fails to load, or loads without what it promises', () => {
    expect(complaints(bundle('null.x'))).toEqual([expect.stringMatching(/^TypeError/)]);
    expect(complaints(bundle('').replace('{open(e)', '{shut(e)'))).toEqual([
      'DaCapo.open is not there once the file is loaded',
    ]);
  });

  test.each([
    '[].findLast(Boolean)',
    '[].toSorted()',
    '"".replaceAll("a","b")',
    'Object.groupBy([],x=>x)',
    'Object.hasOwn({},"a")',
    'Promise.allSettled([])',
  ])('is refused when it calls what ES2019 has not: %s', (code) => {
    expect(complaints(bundle(`const f=()=>${code}`))).toEqual([
      expect.stringMatching(/is younger than ES2019: …/),
    ]);
  });

  test('may call a younger function where it asks first whether it is there', () => {
    expect(complaints(bundle('const f=a=>typeof a.toHex=="function"?a.toHex():""'))).toEqual([]);
  });
});

describe('the list of what Google may call', () => {
  test('is the exported functions, in the order of the file, types aside', () => {
    const source =
      'export type A = 1;\nfunction hidden() {}\nexport function b(e: A) {}\nexport async function a(x: A, y: A) {}';
    expect(callablesOf(source)).toEqual([
      { name: 'b', parameters: ['e'] },
      { name: 'a', parameters: ['x', 'y'] },
    ]);
  });

  test.each([
    'export const f = () => 1;',
    'export default function f() {}',
    'function f() {}\nexport { f };',
    "export * from './f.ts';",
    'export function f({ a }: { a: 1 }) {}',
    'export function f(a = 1) {}',
    'export function f(...a: 1[]) {}',
  ])('takes plain functions only, so not: %s', (source) => {
    expect(() => callablesOf(source)).toThrow(/called by Google/);
  });
});

describe('a manifest', () => {
  const webapp = { access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' };
  const dependencies = {
    enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }],
  };

  test('says what the design says', () => {
    expect(wrongManifest('program', { ...manifest(), dependencies, webapp })).toEqual([]);
    expect(wrongManifest('menu', manifest())).toEqual([]);
  });

  test.each([
    ['another time zone', { timeZone: 'Europe/Brussels' }],
    ['the old engine', { runtimeVersion: 'DEPRECATED_ES5' }],
    ['no Drive', { dependencies: {} }],
    ['the domain only', { webapp: { ...webapp, access: 'DOMAIN' } }],
    ['the visitor’s account', { webapp: { ...webapp, executeAs: 'USER_ACCESSING' } }],
    ['an address it may fetch', { urlFetchWhitelist: ['https://example.org/'] }],
  ])('is refused with %s', (_what, change) => {
    expect(wrongManifest('program', { ...manifest(), dependencies, webapp, ...change })).toHaveLength(1);
  });
});

describe('a page for HtmlService', () => {
  const page = { template: '<main></main>', style: 'main{color:red}', script: 'document.title="a"' };

  test('passes when it is plain', () => {
    expect(wrongPage(page)).toEqual([]);
  });

  test.each(['a="http://x"', 'a="/*"', 'a=`x`', 'a="é"', 'a="</p>"', 'a="<!--"', 'a="<?"', 'a="\u2028"'])(
    'is refused with %s in its script',
    (script) => {
      expect(wrongPage({ ...page, script })).toHaveLength(1);
    },
  );

  test.each(['/* why */', 'a{b:url(x.png)}', '@import "x.css";', 'a{content:"é"}'])(
    'is refused with %s in its style',
    (style) => {
      expect(wrongPage({ ...page, style })).toHaveLength(1);
    },
  );

  test.each([
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<script src="https://example.org/a.js"></script>',
    '<img alt="" src="//example.org/a.png">',
  ])('is refused when it loads %s', (template) => {
    expect(wrongPage({ ...page, template })).toEqual([expect.stringMatching(/^the page loads </)]);
  });

  test.each([
    'fetch("a")',
    'new Image()',
    'localStorage.a',
    'new WebSocket("a")',
    'navigator.sendBeacon("a")',
    'document.cookie="a"',
  ])('is refused when its script reaches out or keeps something: %s', (script) => {
    expect(wrongPage({ ...page, script })).toEqual([expect.stringMatching(/^the script uses /)]);
  });

  test('may lead elsewhere by an ordinary link', () => {
    expect(wrongPage({ ...page, template: '<a href="https://www.cnil.fr/">Cnil</a>' })).toEqual([]);
  });
});
