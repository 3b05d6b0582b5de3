// Opens pages in Chromium, at three widths, light and dark: nothing is loaded, nothing scrolls sideways, axe finds no violation; printed, a
// long table repeats its head. A line for each fault. With a third argument, pictures of all go there.
//     node look.mjs NODE_MODULES CHROMIUM [FOLDER] < list of files
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { basename, join } from "node:path";

const [modules, chromium, folder] = process.argv.slice(2);
const load = createRequire(pathToFileURL(join(modules, "x.js")));
const puppeteer = load("puppeteer-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;
const complain = (...words) => { faults++; console.log(...words); };
for (const file of files) {
    const page = await browser.newPage();
    const url = pathToFileURL(file).href, beside = url.slice(0, url.lastIndexOf("/") + 1);
    page.on("request", request => {
        if (!request.url().startsWith(beside) && !request.url().startsWith("data:")) complain(file, "asks for", request.url());
    });
    page.on("pageerror", error => complain(file, "script:", error.message));
    await page.goto(url);
    for (const scheme of ["light", "dark"])
        for (const width of [320, 768, 1280]) {
            await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
            await page.setViewport({ width, height: 900 });
            const over = await page.evaluate(() => [...document.querySelectorAll("html, body, pre, table, main")]
                .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map(e => e.tagName));
            if (over.length) complain(file, width, scheme, "scrolls sideways:", over.join(" "));
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run());
            for (const v of violations)
                complain(file, width, scheme, v.id, v.help, v.nodes.slice(0, 3).map(n => n.html).join(" "));
            if (folder)
                await page.screenshot({ path: join(folder, `${basename(file, ".html")}-${width}-${scheme}.png`), fullPage: true });
        }
    const heads = await page.evaluate(() => [...document.querySelectorAll("table")]
        .filter(t => t.querySelector("th") && !t.querySelector("thead th")).length);
    if (heads) complain(file, "has", heads, "table(s) with titles outside of a head");
    if (folder) await page.pdf({ path: join(folder, `${basename(file, ".html")}.pdf`), preferCSSPageSize: true, format: "A4" });
    await page.close();
}
await browser.close();
if (!files.length) complain("no pages were given");
process.exit(faults ? 1 : 0);
