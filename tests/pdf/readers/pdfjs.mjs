/* node pdfjs.mjs PDFJS < LIST: pdf.js opens each PDF of the list, and reads text, drawing, structure, links and outline of each page.
 * Whatever it says, and any page without text, is printed; exit status 1. */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const said = [];
let pdf = "pdf.js itself";
for (const kind of ["log", "warn", "error", "info"])
    console[kind] = (...words) => { if (pdf !== "pdf.js itself") said.push(`${pdf}: ${words.join(" ")}`); };

const library = path.resolve(process.argv[2]);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(path.join(library, "legacy/build/pdf.mjs")));

async function readPage(page, number) {
    const text = await page.getTextContent({ includeMarkedContent: true });
    if (!text.items.some(item => item.str && item.str.trim())) said.push(`${pdf}: page ${number} has no text`);
    const drawing = await page.getOperatorList();
    if (drawing.fnArray.length === 0) said.push(`${pdf}: page ${number} draws nothing`);
    const tree = await page.getStructTree();
    if (!tree || !tree.children.length) said.push(`${pdf}: page ${number} has no structure`);
    await page.getAnnotations();
    page.cleanup();
}

let pages = 0, files = 0;
for (const name of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    pdf = name;
    files++;
    try {
        const document = await getDocument({
            data: new Uint8Array(fs.readFileSync(name)), verbosity: VerbosityLevel.WARNINGS, stopAtErrors: true,
            isEvalSupported: false, useSystemFonts: false, disableFontFace: true, fontExtraProperties: true,
        }).promise;
        for (let number = 1; number <= document.numPages; number++) await readPage(await document.getPage(number), number);
        await document.getOutline();
        await document.getMetadata();
        await document.getPageLabels();
        pages += document.numPages;
        await document.destroy();
    } catch (trouble) {
        said.push(`${pdf}: ${trouble}`);
    }
}
process.stdout.write(said.map(line => line + "\n").join("") + `pdf.js read ${pages} pages of ${files} files\n`);
process.exit(said.length || !pages ? 1 : 0);
