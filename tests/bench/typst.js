// usage: node typst.js PACKAGES FOLDER FILE.typ OUT.pdf
// Prints the seconds from making the compiler (it looks for fonts then) to the written PDF; the start of node is not Typst's.
const fs = require("fs"), path = require("path");
const [packages, folder, file, out] = process.argv.slice(2);
const { NodeCompiler } = require(path.join(packages, "node_modules/@myriaddreamin/typst-ts-node-compiler"));
const start = performance.now();
const compiler = NodeCompiler.create({ workspace: folder });
const made = compiler.compile({ mainFilePath: path.join(folder, file) });
if (!made.result) {
    console.error(JSON.stringify(compiler.fetchDiagnostics(made.takeDiagnostics())));
    process.exit(1);
}
fs.writeFileSync(out, compiler.pdf(made.result));
console.log((performance.now() - start) / 1000);
