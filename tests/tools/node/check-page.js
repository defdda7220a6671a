// SPDX-License-Identifier: EUPL-1.2
// node check-page.js CHROMIUM NAME=URL...: holds each page, on a telephone of 360 × 740, against WCAG 2.2 A and AA with axe-core, and looks
// that nothing sticks out to the side. With OD_SCREENSHOT_DIR a picture of each is kept there as phone-NAME.png.
// node check-page.js CHROMIUM --press URL TEXT...: without script, presses what has each text, one after the other, and prints the words of
// the last page.
// Prints what is wrong; exits 1 when anything was.
'use strict';

const path = require('path');
const { chromium } = require('playwright-core');
const { source } = require('axe-core');

const telephone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, bypassCSP: true };
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

async function check(context, name, url) {
  const page = await context.newPage();
  const wrong = [];

  await page.goto(url, { waitUntil: 'domcontentloaded' });
  // Everything can be seen at once: what is folded is unfolded before it is judged.
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await page.addScriptTag({ content: source });
  const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), standards);
  result.violations.forEach((one) => one.nodes.forEach((node) => wrong.push(`${one.id}: ${one.help}: ${node.html}`)));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > telephone.viewport.width)
    wrong.push(`${width} px wide`);
  if (result.passes.length < 10)
    wrong.push(`only ${result.passes.length} rules found anything to judge`);
  if (process.env.OD_SCREENSHOT_DIR)
    await page.screenshot({ path: path.join(process.env.OD_SCREENSHOT_DIR, `phone-${name}.png`), fullPage: true });
  await page.close();
  wrong.forEach((one) => console.log(`${name}: ${one}`));

  return wrong.length;
}

async function press(browser, url, texts) {
  const context = await browser.newContext({ ...telephone, javaScriptEnabled: false });
  const page = await context.newPage();

  await page.goto(url);
  for (const text of texts) {
    const wanted = page.locator('summary, button', { hasText: text }).first();
    const leads = (await wanted.evaluate((one) => one.tagName)) === 'BUTTON';

    await Promise.all([leads ? page.waitForNavigation() : null, wanted.tap()]);
  }
  console.log(await page.locator('main').innerText());
}

async function main() {
  const [executablePath, ...rest] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  let wrong = 0;

  try {
    if (rest[0] === '--press') {
      await press(browser, rest[1], rest.slice(2));
    } else {
      const context = await browser.newContext(telephone);

      for (const one of rest)
        wrong += await check(context, one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1));
      console.log(`${rest.length} pages, ${wrong} faults`);
    }
  } finally {
    await browser.close();
  }

  return wrong > 0 ? 1 : 0;
}

main().then((code) => { process.exitCode = code; }, (error) => { console.log(String(error)); process.exitCode = 2; });
