/* node clicked.mjs NODE_MODULES CHROMIUM FOLDER [PICTURE]: Chromium's own viewer shows FOLDER/submission.pdf; of each document that
 * FOLDER/pointers.json points to (see ../proof.py) the mouse clicks on the first link, and the place where it leads is then on the screen. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, chromium, folder, picture] = process.argv.slice(2);
const puppeteer = createRequire(pathToFileURL(join(modules, "x.js")))("puppeteer-core");
const size = { width: 1000, height: 1300 }, points = 96 / 72;
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], defaultViewport: size });
const page = await browser.newPage();
await page.goto(pathToFileURL(join(folder, "submission.pdf")).href + "#zoom=100&navpanes=0&toolbar=0");
const wait = async (condition, ...words) => {
    for (let turn = 0; turn < 400; turn++) {
        const value = await condition(...words);
        if (value) return value;
        await new Promise(done => setTimeout(done, 25));
    }
    return null;
};
const viewer = await wait(() => page.frames().find(frame => frame.url().startsWith("chrome-extension://")));
if (!viewer) { console.log("no viewer for PDF in this Chromium: skipped"); await browser.close(); process.exit(77); }
/* Where the page lies in the window: from 1, its left and upper edge. */
const lies = number => viewer.evaluate(n => {
    const rect = document.querySelector("pdf-viewer")?.viewport?.getPageScreenRect?.(n - 1);
    return rect ? { x: rect.x, y: rect.y, width: rect.width } : null;
}, number);
await wait(async () => (await lies(1).catch(() => null))?.width > 100);

const pointers = JSON.parse(readFileSync(join(folder, "pointers.json"), "utf8")).filter((p, i, all) => all.findIndex(q => q.id === p.id) === i);
let good = 0, hidden = 0; /* hidden: the viewer did not scroll in time, on a machine that is busy */
for (const { id, at, from, x, y, page: to, top } of pointers) {
    await viewer.evaluate((n, place) => document.querySelector("pdf-viewer").viewport.goToPageAndXy(n - 1, 0, place), from, Math.max(0, y - 300));
    const shown = await wait(async () => { const r = await lies(from); const at = r.y + y * points; return at > 0 && at < size.height && r; });
    if (!shown) { console.log(`${id} ${at}: page ${from} is not on the screen`); if (++hidden > 2) break; continue; }
    const before = await lies(to);
    const seen = r => r.y + top * points > -2 && r.y + top * points < size.height - 2;
    if (seen(before)) { console.log(`${id} ${at}: is on the screen before the click`); continue; }
    let there = false; /* a page that is not drawn yet takes no click */
    for (let turn = 0; turn < 5 && !there; turn++) {
        await page.mouse.click(shown.x + x * points, shown.y + y * points);
        there = await wait(async () => seen(await lies(to)));
    }
    if (there) good++;
    else console.log(`${id} ${at}: a click on page ${from} does not show page ${to}`);
}
if (picture) await page.screenshot({ path: picture });
await browser.close();
console.log(`Chromium: ${good} of ${pointers.length} clicks show the place that is pointed to`);
process.exit(hidden ? 77 : good < pointers.length || !good ? 1 : 0);
