// Walks every page of a riwaya server over the samples, in both languages, light and dark, on a telephone and on a
// desktop: axe finds no violation, nothing is wider than the window, the browser reports no error, and the keyboard
// alone is enough.
//
//     node walk.mjs RIWAYA [SHOTS]
//
// RIWAYA is the program, SHOTS a folder for pictures of every page. The browser is Chromium as the system has it.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [program, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  ["ar", "light", 360],
  ["ar", "dark", 1440],
  ["en", "dark", 360],
  ["en", "light", 1440],
];
let passed = 0;
const failed = [];
function check(what, holds, detail = "") {
  if (holds) passed += 1;
  else failed.push(`${what} ${detail}`.trim());
}

/** The article of revised.jsonl. */
const REVISED = "news/grid.html";
/** What whoever corrects signs in with. */
const TOKEN = "walk-through-the-pages";

/** Serves the samples, and an article that its outlet changed twice; gives the address and what stops it. */
async function served() {
  const folder = mkdtempSync(join(tmpdir(), "riwaya-walk-"));
  const db = join(folder, "samples.db");
  const run = (...paths) => {
    const made = spawnSync(program, ["run", ...paths, "--db", db], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
  };
  run();
  const page = join(folder, "page.jsonl");
  for (const revision of readFileSync(new URL("revised.jsonl", import.meta.url), "utf8").trim().split("\n")) {
    writeFileSync(page, revision);
    run(page);
  }
  const token = join(folder, "token");
  writeFileSync(token, TOKEN);
  const server = spawn(program, ["serve", "--db", db, "--listen", "127.0.0.1:0", "--token-file", token], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, lost) => {
    server.stdout.on("data", (said) => {
      const at = String(said).match(/http:\/\/\S+/);
      if (at) found(at[0]);
    });
    server.on("exit", () => lost(new Error("the server stopped")));
  });
  const stop = () => {
    server.removeAllListeners("exit");
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}

/** One page of each kind, the richest there is. */
async function pages(address) {
  const ask = async (path) => (await fetch(`${address}/api/v1${path}`)).json();
  const events = (await ask("/events?limit=200")).items;
  const told = (e) => e.articles.length * e.sides.length;
  const event = events.filter((e) => e.event === "CONSULT").sort((a, b) => told(b) - told(a))[0];
  const storyline = (await ask("/storylines?limit=200")).items.sort((a, b) => b.events.length - a.events.length)[0];
  const table = await ask(`/accounts/${event.id}`);
  const evidence = table.points.flatMap((p) => Object.values(p.cells)).flatMap((c) => c.evidence).find((e) => !e.in);
  const words = encodeURIComponent;
  return {
    start: "/",
    storylines: "/storylines",
    storyline: `/storylines/${storyline.id}`,
    event: `/events/${event.id}`,
    article: `/articles/${words(evidence.article)}?mark=${evidence.start}-${evidence.end}`,
    revised: `/articles/${words(REVISED)}`,
    "revised-first": `/articles/${words(REVISED)}?revision=1`,
    revisions: `/revisions/${words(REVISED)}?revision=2`,
    "revisions-newest": `/revisions/${words(REVISED)}`,
    "revisions-none": `/revisions/${words(evidence.article)}`,
    actors: "/actors",
    actor: "/actors/vladimir-putin",
    pair: "/actors/RUS/with/TUR",
    search: `/search?q=${words("الى اتفاق")}&type=AGREE`,
    statements: `/search?kind=statements&q=${words("الكرملين")}`,
    nothing: `/search?q=${words("كلمة لا ترد")}`,
    lexicon: `/lexicon?word=${words("استدعت الخارجية السفير")}`,
    missing: "/events/none",
    "sign-in": "/sign-in?to=%2F",
    corrections: "/corrections",
  };
}

async function look(browser, address, all, signed = false) {
  for (const [language, colorScheme, width] of LOOKS) {
    const context = await browser.newContext({ viewport: { width, height: width < 700 ? 740 : 1000 }, colorScheme });
    const page = await context.newPage();
    if (signed) await signIn(page, address);
    let errors = [];
    page.on("console", (said) => said.type() === "error" && !said.text().includes("404") && errors.push(said.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    // going on to the next page breaks off what the one before was still loading
    const brokenOff = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
    page.on("requestfailed", (request) => brokenOff(request) || errors.push(`not loaded: ${request.url()}`));
    for (const [name, path] of Object.entries(all)) {
      const where = `${name}, ${language}, ${colorScheme}, ${width}`;
      errors = [];
      await page.goto(`${address}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      await page.evaluate(() => document.fonts.ready);
      // what is folded is looked at too
      if (signed) await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      if (shots) await page.screenshot({ path: join(shots, `${name}-${language}-${colorScheme}-${width}.png`), fullPage: true });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      check(`${where}: nothing is wider than the window`, wider <= 0, `${wider} px`);
      check(`${where}: no error`, errors.length === 0, errors.join("; "));
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const v of found.violations) check(`${where}: axe ${v.id}`, false, `${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(" | ")} ${v.nodes[0].any[0]?.message ?? ""}`);
      if (found.violations.length === 0) passed += 1;
    }
    await context.close();
  }
}

async function signIn(page, address) {
  await page.goto(`${address}/sign-in?to=%2Fcorrections&lang=en`);
  await page.fill("[name=who]", "Huda Nasser");
  await page.fill("[name=token]", TOKEN);
  await Promise.all([page.waitForURL(/\/corrections$/), page.press("[name=token]", "Enter")]);
}

/** Corrects and undoes without a pointer, and looks at the pages of somebody who is signed in. */
async function correcting(browser, address, all) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${address}${all.event}?lang=en`);
  check("a reader has no forms", (await page.locator("form[action='/corrections']").count()) === 0);
  await signIn(page, address);
  check("who is signed in is told so", (await page.locator(".leave").innerText()).includes("Huda Nasser"));

  await page.goto(`${address}${all.event}`);
  const cell = page.locator("td .wrong").first();
  await cell.locator("summary").focus();
  await page.keyboard.press("Enter");
  check("a cell's form opens with Enter", await cell.locator("input[name=why]").isVisible());
  await cell.locator("input[name=why]").focus();
  await page.keyboard.type("not said by them");
  await Promise.all([page.waitForURL(/#history$/), page.keyboard.press("Enter")]);
  check("the cell says who marked it", (await page.locator(".marked").first().innerText()).includes("Huda Nasser"));
  check("so does the history", (await page.locator("#history").innerText()).includes("not said by them"));

  await page.locator("#correct summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#correct input[name=same]").focus();
  await page.keyboard.type("الكرملين");
  await Promise.all([page.waitForURL(/same=/), page.keyboard.press("Enter")]);
  check("another event is found that may be the same", (await page.locator(".same button").count()) > 0);
  await look(browser, address, { "event-signed": `${all.event}?same=${encodeURIComponent("الكرملين")}`, "article-signed": all.article, "corrections-signed": "/corrections" }, true);

  await page.goto(`${address}${all.event}`);
  const undo = page.locator("#history .wrong").first();
  await undo.locator("summary").focus();
  await page.keyboard.press("Enter");
  await undo.locator("button").focus();
  await Promise.all([page.waitForURL(/#history$/), page.keyboard.press("Enter")]);
  check("undone, the cell says what it said", (await page.locator(".marked").count()) === 0);
  check("and the history keeps both", (await page.locator("#history li").count()) === 2);
  await page.locator(".leave button").focus();
  await Promise.all([page.waitForURL(`${address}/`), page.keyboard.press("Enter")]);
  check("and leaves", (await page.locator(".leave").count()) === 0);
}

/** From the first page to the words behind a cell and back, without a pointer. */
async function keyboard(browser, address, all) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const focused = (of) => page.evaluate(of, undefined);
  await page.goto(`${address}/?lang=en`);
  await page.keyboard.press("Tab");
  check("the first stop leads to the content", (await focused(() => document.activeElement.hash)) === "#main");
  check("it can be seen", await focused(() => document.activeElement.getBoundingClientRect().top >= 0));
  await page.keyboard.press("Enter");
  check("and moves the focus there", (await focused(() => document.activeElement.id)) === "main");

  await page.focus("header input[type=search]");
  await page.keyboard.type("الكرملين");
  await Promise.all([page.waitForURL(/\/search\?q=/), page.keyboard.press("Enter")]);
  check("a search is sent with Enter", (await page.locator(".item").count()) > 0);

  await page.goto(`${address}${all.event}`);
  const seen = [];
  for (let n = 0; n < 400; n += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      return e === document.body ? null : { text: e.textContent.trim().slice(0, 40), mark: e.href ?? e.tagName, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
    });
    if (at === null) break;
    seen.push(at);
  }
  const all_links = await page.locator("main a:visible").count();
  check("every link can be reached", seen.filter((s) => String(s.mark).startsWith("http")).length >= all_links, `${seen.length} of ${all_links}`);
  check("every stop can be seen", seen.every((s) => s.outline), JSON.stringify(seen.find((s) => !s.outline)));
  const cell = page.locator("td blockquote a").first();
  await cell.focus();
  await Promise.all([page.waitForURL(/\/articles\//), page.keyboard.press("Enter")]);
  check("a cell leads to its words", await page.locator(".lit").first().isVisible());
  check("which are in view", await page.evaluate(() => { const r = document.querySelector(".lit").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }));
  await page.goto(`${address}${all.revised}`);
  await page.getByRole("link", { name: "What changed?", exact: true }).first().focus();
  await Promise.all([page.waitForURL(/\/revisions\//), page.keyboard.press("Enter")]);
  check("an article that was changed says what changed", (await page.locator(".body ins").count()) > 0 && (await page.locator(".body del").count()) > 0);
  const told = await page.locator("h1 ins, .body ins").first().evaluate((e) => ({ in: getComputedStyle(e).textDecorationLine, out: getComputedStyle(document.querySelector("del")).textDecorationLine }));
  check("and tells it without colour", told.in === "underline" && told.out === "line-through", JSON.stringify(told));
  await page.selectOption("[name=before]", "1");
  await page.locator(".choose button").focus();
  await Promise.all([page.waitForURL(/before=1&revision=3/), page.keyboard.press("Enter")]);
  check("any two revisions can be compared", (await page.locator(".told-anew li").count()) > 3);
  const words = page.locator(".told-anew .vanished a").first();
  await words.focus();
  await Promise.all([page.waitForURL(/revision=1&mark=/), page.keyboard.press("Enter")]);
  check("what is gone leads to where it stood", await page.locator(".lit").first().isVisible());

  await page.goto(`${address}${all.article}`);
  await page.locator(".body .m[tabindex]").first().focus();
  check("a mark explains itself when it has the focus", await page.locator(".body .m[tabindex] > .tip").first().isVisible());
  await page.focus(".tongue");
  await Promise.all([page.waitForURL(/lang=ar/), page.keyboard.press("Enter")]);
  check("the language is switched", (await page.getAttribute("html", "dir")) === "rtl");
  await page.goto(`${address}/`);
  check("and stays so", (await page.getAttribute("html", "lang")) === "ar");
  await page.focus(".themes a:last-child");
  await Promise.all([page.waitForURL(/theme=dark/), page.keyboard.press("Enter")]);
  check("the light is switched", (await page.getAttribute("html", "data-theme")) === "dark");
}

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => spawnSync(path, ["--version"]).status === 0);
if (shots) mkdirSync(shots, { recursive: true });
const server = await served();
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const all = await pages(server.address);
  await look(browser, server.address, all);
  await keyboard(browser, server.address, all);
  await correcting(browser, server.address, all);
} finally {
  await browser.close();
  server.stop();
}
for (const what of failed) console.log(`not so: ${what}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
