// Builds the SQL editor: `node build.mjs` after `npm ci`. With --check, only says whether what is built is up to date,
// for which nothing needs to be installed. The same sources always give the same bytes.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const BUNDLE = join(HERE, "..", "static", "sql_editor.js");
const LICENCES = join(HERE, "..", "static", "sql_editor.LICENSES.txt");
const REMEDY = "Run `make editor`, which builds it anew from dashboard/editor.";
const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

function sources() {
  const names = readdirSync(HERE).filter((name) => name.endsWith(".ts") || /^(package|package-lock|tsconfig)\.json$|^build\.mjs$/.test(name));
  return sha256(...names.sort().flatMap((name) => [name, "\0", readFileSync(join(HERE, name)), "\0"]));
}

const banner = (body, licences) =>
  "/*! The SQL editor of Muster and the packages in it; their licences are in sql_editor.LICENSES.txt.\n" +
  ` * Made by \`make editor\` from dashboard/editor: edit there, not here.\n` +
  ` * sources sha256 ${sources()}\n * body sha256 ${sha256(body)}\n * licences sha256 ${sha256(licences)}\n */\n`;

function licencesOf(metafile) {
  const folders = Object.keys(metafile.inputs).map((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]);
  const packages = [...new Set(folders.filter(Boolean))].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(HERE, folder, "package.json"), "utf8"));
    const file = readdirSync(join(HERE, folder)).find((one) => LICENCE_FILE.test(one));
    if (!file) throw new Error(`${name} ${version} comes without the text of its licence.`);
    return { name, version, license, text: readFileSync(join(HERE, folder, file), "utf8").replaceAll("\r\n", "\n").trim() };
  });
  packages.sort((one, other) => (one.name < other.name ? -1 : 1));
  const line = "-".repeat(80);
  const parts = packages.map(({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}\n`);
  return `The packages in sql_editor.js and their licences. Made by \`make editor\`.\n\n${parts.join("\n")}`;
}

async function build() {
  const { build: bundle } = await import("esbuild");
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: HERE, entryPoints: ["sql_editor.ts"], bundle: true, minify: true, format: "esm", target: "es2022",
    charset: "utf8", legalComments: "none", metafile: true, write: false,
  });
  const body = outputFiles[0].text;
  const licences = licencesOf(metafile);
  writeFileSync(BUNDLE, banner(body, licences) + body);
  writeFileSync(LICENCES, licences);
}

function problem() {
  let built, licences;
  try {
    [built, licences] = [BUNDLE, LICENCES].map((file) => readFileSync(file, "utf8"));
  } catch {
    return "The SQL editor in dashboard/static has not been built.";
  }
  const [, told, body] = built.match(/^(\/\*![^]*?\*\/\n)([^]*)$/) ?? [null, "", built];
  if (told === banner(body, licences)) return null;
  if (!told.includes(`body sha256 ${sha256(body)}`)) return "dashboard/static/sql_editor.js was edited by hand.";
  if (!told.includes(`licences sha256 ${sha256(licences)}`)) return "dashboard/static/sql_editor.LICENSES.txt was edited by hand.";
  return "dashboard/static/sql_editor.js is older than its sources.";
}

if (process.argv.includes("--check")) {
  const found = problem();
  if (found) {
    console.error(`${found} ${REMEDY}`);
    process.exit(1);
  }
} else {
  await build();
}
