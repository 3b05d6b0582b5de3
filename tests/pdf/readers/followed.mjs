/* node followed.mjs PDFJS FOLDER LEAST: in FOLDER/submission.pdf, pdf.js follows the link of every pointer of FOLDER/pointers.json (see
 * ../proof.py) and finds the cited words on the page where it lands. */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [library, folder, least] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(path.resolve(library, "legacy/build/pdf.mjs")));
const pdf = await getDocument({
    data: new Uint8Array(fs.readFileSync(path.join(folder, "submission.pdf"))), verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false, useSystemFonts: false, disableFontFace: true,
}).promise;
/* In print a soft hyphen or a line's end may part a word, so only letters and digits count. */
const flat = text => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
const texts = [], links = [];
for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(flat(items.map(item => item.str).join(" ").replaceAll("\u21b3", "")));
    for (const link of await page.getAnnotations()) {
        if (link.subtype !== "Link" || !link.dest || !link.contentsObj.str) continue;
        const dest = typeof link.dest === "string" ? await pdf.getDestination(link.dest) : link.dest;
        links.push({ from: number, says: link.contentsObj.str, page: 1 + await pdf.getPageIndex(dest[0]) });
    }
    page.cleanup();
}
const pointers = JSON.parse(fs.readFileSync(path.join(folder, "pointers.json"), "utf8"));
let good = 0;
for (const { id, at, words, from, page } of pointers) {
    const link = links.find(l => l.from === from && l.page === page && flat(l.says).startsWith(flat(id)) && flat(l.says).endsWith(flat(at)));
    const found = link ? words.filter(word => texts[link.page - 1].includes(word)).length : 0;
    if (found && found >= 0.8 * words.length) good++;
    else console.log(`${id} ${at}: page ${link?.page} has ${found} of ${words.length} words: ${words.slice(0, 8)}`);
}
console.log(`pdf.js: ${good} of ${pointers.length} pointers lead to the cited words`);
process.exit(good < pointers.length || good < least ? 1 : 0);
