// SPDX-License-Identifier: EUPL-1.2
// node receive-events.js FILE [PORT]: a case back-end that hears CloudEvents on 127.0.0.1 and takes each once. Prints "port N" when it
// listens. What it took stands in FILE, one event a line, so that it remembers over a restart.
//
//   POST /events                the events: structured mode, 202 when new, 200 when known
//   POST /fault/KIND/TIMES      the next TIMES events meet with KIND: "busy" (503, Retry-After: 1), "drop" (taken, and the line cut before
//                               the answer), "hold" (taken, and no answer ever), "refuse" (422)
//   GET /state                  {"effects", "deliveries", "changed", "disorder", "rejected", "last_problem"}
//
// The SDK's reader invents what an envelope lacks and takes any version, so the wire is checked before it, by the schema of the
// specification that the SDK brings along.
'use strict';

const fs = require('fs');
const http = require('http');
const { HTTP } = require('cloudevents');
const fitsEnvelope = require('cloudevents/dist/schema/v1.js');

const [file, port] = process.argv.slice(2);
const taken = new Map();
const highest = new Map();
const fault = { kind: 'none', times: 0 };
const state = { effects: 0, deliveries: 0, changed: 0, disorder: 0, rejected: 0, last_problem: '' };

function refuse(problem) {
  throw new Error(problem);
}

function checkEnvelope(event) {
  const odd = Object.keys(event).find((name) => !/^[a-z0-9]{1,20}$/.test(name));

  if (event.specversion !== '1.0')
    refuse('specversion is not 1.0');
  if (odd !== undefined)
    refuse(`no attribute may be called ${odd}`);
  if (!fitsEnvelope(event))
    refuse(`envelope: ${JSON.stringify(fitsEnvelope.errors)}`);
}

// docs/API.md, "Back-end". No person travels without consent.
function checkMessage(event) {
  if (!/^org\.onedoor\.visit\.[a-z-]+\.v1$/.test(event.type))
    refuse(`type ${event.type}`);
  if (event.subject !== `visit/${event.data.visit_id}`)
    refuse(`subject ${event.subject}`);
  for (const name of ['name', 'person', 'token', 'reason'])
    if (name in event.data)
      refuse(`${name} must not travel`);
}

function checkHeaders(headers, event) {
  if (!/^application\/cloudevents\+json; *charset=utf-8$/i.test(headers['content-type'] || ''))
    refuse(`content-type ${headers['content-type']}`);
  if (headers['idempotency-key'] !== `"${event.id}"`)
    refuse(`idempotency-key ${headers['idempotency-key']}`);
  if (headers.authorization !== 'Bearer s3cret')
    refuse('authorization');
}

function read(headers, body) {
  const event = JSON.parse(body);

  checkEnvelope(event);
  checkMessage(event);
  checkHeaders(headers, event);
  return HTTP.toEvent({ headers, body }).toJSON();
}

function remember(key, body, event) {
  const version = event.data.version;

  taken.set(key, body);
  state.effects = taken.size;
  if (version <= (highest.get(event.subject) || 0))
    state.disorder++;
  highest.set(event.subject, version);
}

// True when it was new.
function take(body, event) {
  const key = `${event.source} ${event.id}`;

  if (taken.has(key)) {
    if (taken.get(key) !== body)
      state.changed++;
    return false;
  }

  fs.appendFileSync(file, `${JSON.stringify({ key, body })}\n`);
  remember(key, body, event);
  return true;
}

function nextFault() {
  if (fault.times === 0)
    return 'none';
  fault.times--;
  return fault.kind;
}

function say(response, status, answer, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(answer));
}

function hear(request, response, body) {
  const kind = nextFault();
  let fresh;

  state.deliveries++;
  if (kind === 'busy')
    return say(response, 503, {}, { 'retry-after': '1' });
  if (kind === 'refuse')
    return say(response, 422, {});

  try {
    fresh = take(body, read(request.headers, body));
  } catch (error) {
    state.rejected++;
    state.last_problem = error.message;
    return say(response, 400, { detail: error.message });
  }

  if (kind === 'drop')
    return request.socket.destroy();
  if (kind === 'hold')
    return undefined;
  return say(response, fresh ? 202 : 200, { fresh });
}

function route(request, response, body) {
  const [, place, kind, times] = request.url.split('/');

  if (request.method === 'GET' && place === 'state')
    return respondState(response);
  if (request.method === 'POST' && place === 'events')
    return hear(request, response, body);
  if (request.method === 'POST' && place === 'fault') {
    Object.assign(fault, { kind, times: Number(times) });
    return respondState(response);
  }
  return say(response, 404, {});
}

function respondState(response) {
  const text = JSON.stringify(state);

  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

if (fs.existsSync(file))
  for (const line of fs.readFileSync(file, 'utf8').split('\n').filter((text) => text !== '')) {
    const { key, body } = JSON.parse(line);
    remember(key, body, JSON.parse(body));
  }

const server = http.createServer((request, response) => {
  const pieces = [];

  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => route(request, response, Buffer.concat(pieces).toString('utf8')));
});

server.listen(Number(port || 0), '127.0.0.1', () => console.log(`port ${server.address().port}`));
