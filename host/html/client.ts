/** What the served page needs to know of where it is. */
export interface ClientPlace {
  /** Where calls are posted, as JSON `{ name, args }`; answered `{ ok: value }` or `{ error: message }`. */
  readonly endpoint: string;
  /** The query of the address the person opened. */
  readonly parameter: Readonly<Record<string, string>>;
  readonly hash: string;
}

/**
 * The browser side of Apps Script (`google.script.run`, `host`, `url`, `history`) for a page served by the host, as
 * plain JavaScript to run before the page's own. It refuses what Google's refuses: illegal values at once, in
 * Google's words; at most ten calls on their way; an error reduced to its message.
 * [D] guides/html/reference/run, reference/history, reference/url
 */
export function clientScript(place: ClientPlace): string {
  const inline = JSON.stringify(place).replace(/</g, '\\u003c');
  return CLIENT_SOURCE.replace('$PLACE', () => inline);
}

const CLIENT_SOURCE = `(function (place) {
  var LIMIT = 10, running = 0, waiting = [];
  function illegal(key) { return new TypeError('Failed due to illegal value in property: ' + key); }
  function check(value, key, within) {
    var type = typeof value;
    if (value === null || type === 'undefined' || type === 'string' || type === 'number' || type === 'boolean') return;
    if (type !== 'object') throw illegal(key);
    if (within.indexOf(value) >= 0) throw new TypeError('Failed due to circular reference.');
    var proto = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && proto !== Object.prototype && proto !== null) throw illegal(key);
    Object.keys(value).forEach(function (name) { check(value[name], name, within.concat([value])); });
  }
  function next() {
    if (running >= LIMIT || waiting.length === 0) return;
    running += 1;
    var job = waiting.shift();
    function done(handle) { running -= 1; next(); handle(); }
    fetch(place.endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body: job.body })
      .then(function (response) { return response.json(); })
      .then(
        function (reply) {
          done(function () {
            if ('error' in reply) job.fail(reply.error); else job.succeed(reply.ok === undefined ? null : reply.ok);
          });
        },
        function () { done(function () { job.fail('NetworkError: Connection failure due to HTTP 0'); }); }
      );
  }
  function send(name, args, state) {
    args.forEach(function (value, index) { check(value, String(index), []); });
    waiting.push({
      body: JSON.stringify({ name: name, args: args }),
      succeed: function (value) { if (state.success) state.success(value, state.object); },
      fail: function (message) {
        var error = new Error(message);
        error.name = 'ScriptError';
        delete error.stack;
        if (state.failure) state.failure(error, state.object); else console.error('Uncaught', message);
      }
    });
    next();
  }
  function runner(state) {
    function withPart(part) { return runner(Object.assign({}, state, part)); }
    return new Proxy({}, {
      get: function (target, name) {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (name === 'withSuccessHandler') return function (handler) { return withPart({ success: handler }); };
        if (name === 'withFailureHandler') return function (handler) { return withPart({ failure: handler }); };
        if (name === 'withUserObject') return function (object) { return withPart({ object: object }); };
        if (/_$/.test(name)) return undefined;
        return function () { send(name, Array.prototype.slice.call(arguments), state); };
      }
    });
  }
  var parameter = place.parameter, hash = place.hash, onChange = null, state = null;
  function location() {
    var parameters = {};
    Object.keys(parameter).forEach(function (key) { parameters[key] = [].concat(parameter[key]); });
    var single = {};
    Object.keys(parameters).forEach(function (key) { single[key] = parameters[key][0]; });
    return { hash: hash, parameter: single, parameters: parameters };
  }
  function address() {
    var query = new URLSearchParams();
    Object.keys(parameter).forEach(function (key) {
      [].concat(parameter[key]).forEach(function (value) { query.append(key, value); });
    });
    var text = String(query);
    return window.location.pathname + (text ? '?' + text : '') + (hash ? '#' + hash : '');
  }
  function change(method) {
    return function (newState, newParameter, newHash) {
      state = newState;
      if (newParameter) parameter = newParameter;
      if (newHash !== undefined && newHash !== null) hash = newHash;
      window.history[method]({ state: state, parameter: parameter, hash: hash }, '', address());
    };
  }
  window.addEventListener('popstate', function (event) {
    var kept = event.state || { state: null, parameter: place.parameter, hash: place.hash };
    state = kept.state; parameter = kept.parameter; hash = kept.hash;
    if (onChange) onChange({ state: state, location: location() });
  });
  function tell(kind, value) { window.parent.postMessage({ dacapo: kind, value: value }, '*'); }
  window.google = { script: {
    run: runner({}),
    host: {
      origin: window.location.origin,
      close: function () { tell('close'); },
      setWidth: function (width) { tell('width', width); },
      setHeight: function (height) { tell('height', height); },
      editor: { focus: function () { tell('focus'); } }
    },
    url: { getLocation: function (callback) { setTimeout(function () { callback(location()); }, 0); } },
    history: {
      push: change('pushState'),
      replace: change('replaceState'),
      setChangeHandler: function (handler) { onChange = handler; }
    }
  } };
})($PLACE);`;
