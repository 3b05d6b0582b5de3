/* node clicked.mjs NODE_MODULES CHROMIUM FOLDER [PICTURE]: Chromium's own viewer shows FOLDER/submission.pdf; of each fourth document that
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
/* On a machine that is busy the viewer may not come to it in time: then the click is skipped, not wrong (../followed.mjs reads every link). */
const end = Date.now() + 120000;
const wait = async (condition, milliseconds = 10000) => {
    const last = Math.min(end, Date.now() + milliseconds);
    do {
        const value = await condition();
        if (value) return value;
        await new Promise(done => setTimeout(done, 25));
    } while (Date.now() < last);
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

const pointers = JSON.parse(readFileSync(join(folder, "pointers.json"), "utf8")).filter((p, i, all) => all.findIndex(q => q.id === p.id) === i)
    .filter((p, i) => i % 4 === 0);
let good = 0, wrong = 0;
for (const { id, at, from, x, y, page: to, top } of pointers) {
    await viewer.evaluate((n, place) => document.querySelector("pdf-viewer").viewport.goToPageAndXy(n - 1, 0, place), from, Math.max(0, y - 300));
    const shown = await wait(async () => { const r = await lies(from); const at = r.y + y * points; return at > 0 && at < size.height && r; });
    if (!shown) { console.log(`${id} ${at}: page ${from} is not on the screen in time`); continue; }
    const before = await lies(to);
    const seen = r => r.y + top * points > -2 && r.y + top * points < size.height - 2;
    if (seen(before)) { console.log(`${id} ${at}: is on the screen before the click`); wrong++; continue; }
    let there = false; /* a page that is not drawn yet takes no click */
    for (let turn = 0; turn < 5 && !there; turn++) {
        await page.mouse.click(shown.x + x * points, shown.y + y * points);
        there = await wait(async () => seen(await lies(to)), 1000);
    }
    if (there) good++;
    else {
        console.log(`${id} ${at}: a click on page ${from} does not show page ${to}`);
        const now = await lies(from);
        if (Math.abs(now.y - shown.y) > 2) wrong++; /* it went elsewhere */
    }
}
if (picture) await page.screenshot({ path: picture });
await browser.close();
console.log(`Chromium: ${good} of ${pointers.length} clicks show the place that is pointed to`);
process.exit(wrong ? 1 : good < pointers.length ? 77 : 0);
