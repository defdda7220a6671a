// SPDX-License-Identifier: EUPL-1.2
// node validate-hsds.js SCHEMAS KIND FILE...: holds each record of each file (an object, an API page, JSON Lines) against the HSDS schema
// KIND.json in the folder SCHEMAS. Prints what is wrong, and how many records were right; exits 1 when any was not.
'use strict';

const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020');
const addFormats = require('ajv-formats');

const notSchemas = ['openapi.json', 'datapackage.json'];

function loadSchemas(folder) {
  const ajv = new Ajv({ allErrors: true, strict: false });

  addFormats(ajv);
  for (const name of fs.readdirSync(folder)) {
    if (!name.endsWith('.json') || notSchemas.includes(name))
      continue;
    const schema = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    delete schema.$id;
    ajv.addSchema(schema, name);
  }

  return ajv;
}

function readRecords(file) {
  const text = fs.readFileSync(file, 'utf8').trim();

  if (file.endsWith('.jsonl'))
    return text.split('\n').map((line) => JSON.parse(line));

  const whole = JSON.parse(text);
  if (Array.isArray(whole))
    return whole;
  return Array.isArray(whole.contents) ? whole.contents : [whole];
}

const [folder, kind, ...files] = process.argv.slice(2);
const validate = loadSchemas(folder).getSchema(`${kind}.json`);
let right = 0;
let wrong = 0;

for (const file of files) {
  for (const record of readRecords(file)) {
    if (validate(record)) {
      right++;
      continue;
    }
    wrong++;
    for (const error of validate.errors.slice(0, 3))
      console.error(`${file}: ${record.id}: ${error.instancePath} ${error.message}`);
  }
}

console.log(`${right} right, ${wrong} wrong`);
process.exit(wrong > 0 ? 1 : 0);
