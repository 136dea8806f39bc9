const { hasOwnProperty: owns } = Object.prototype;

/** What a dependency calls and ES2019 has not, in older words: esbuild puts these in place of the real names. */
const hasOwn = (object: object, key: PropertyKey): boolean => owns.call(object, key);

export { hasOwn as 'Object.hasOwn' };
