// The search: a query is taken apart as `site/terms.py` does with the pages, and its terms are looked up in the index.
import { folding } from "./fold.js";

const FIRST = 10; // results at once, and added by the button below them
const FEW = 2; // metrics before them
const FILES = 8; // of the index, asked for at once
const PAIRS = 4; // of a run of characters that are looked up
const ABOUT = 6; // the least weight of a term that says what a metric is, and not whose or when

const dialog = document.querySelector(".bf-search");
const [field, list, status, near] = ["input", "ol", "[role=status]", ".bf-near"].map((part) => dialog.querySelector(part));
const base = new URL(dialog.dataset.index, document.baseURI);
const root = new URL(dialog.dataset.root, document.baseURI);
let say; // the words of the page's language

// Files of the index, each asked for once

const files = new Map();
let version = "";

let asked = 0; // for files, since the query was typed

async function file(name) {
  if (!files.has(name)) {
    asked++;
    const options = version ? {} : { cache: "no-cache" };
    files.set(name, fetch(new URL(`${name}.json${version && `?${version}`}`, base), options).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

let index;
let fold;

async function ready() {
  index = await file("index");
  version = index.version;
  say = index.say;
  fold ??= folding(index.folds);
}

// Terms

const HAN = "〇㐀-䶿一-鿿豈-\\ufaff\\u{20000}-\\u{3ffff}";
const CURRENCY = "[a-z]{0,3}[$€£¥₩₹]";
const TERM = new RegExp(`(?<figure>(?:(?<![a-z0-9%])[+-])?(?:${CURRENCY})?\\d+(?:\\.\\d+)*(?:%|[a-z0-9]+)?)|${CURRENCY}|(?<run>[${HAN}]+)|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const FIGURE = new RegExp(`^[+-]?((?:${CURRENCY})?)(.+)$`, "u");

// The last file of words whose first term is not behind a term.
function place(term) {
  let [low, high] = [0, index.words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.words[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

// Records with a term, as `search.py` writes them: by weight, in steps and how many follow at once.
const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZwxyz-_";
const number = (high, last) => (last ? parseInt(high || "0", 32) * 32 + LAST.indexOf(last) : 0);

function* posted(text, less = 0) {
  for (const part of text.split(";")) {
    const [weight, steps] = part.split(":");
    let at = 0;
    for (const [, high, last, further, end] of steps.matchAll(/([0-9a-v]*)([A-Zw-z_-])(?:\+([0-9a-v]*)([A-Zw-z_-]))?/g)) {
      at += number(high, last);
      for (const to = at + number(further, end); ; at++) {
        yield [at, Number(weight) - less];
        if (at === to) break;
      }
    }
  }
}

function enter(found, text, less) {
  for (const [record, weight] of posted(text, less)) {
    if (weight > (found.get(record) ?? -1)) found.set(record, weight);
  }
}

// The weights of the records with a term, or also, a little less, with one that begins so.
async function lookUp(term, begun, less = .5) {
  const found = new Map();
  const at = place(term);
  const words = [await file(`words-${at}`)];
  if (begun && index.words[at + 1] <= `${term}\uffff`) words.push(await file(`words-${at + 1}`));
  if (begun) {
    for (const part of words) {
      for (const other in part) if (other.startsWith(term)) enter(found, part[other], less);
    }
  }
  if (Object.hasOwn(words[0], term)) enter(found, words[0][term], 0);
  return found;
}

const rarity = (found) => Math.log(1 + index.total / found.size);

// A word is found by its beginning; a longer form of it by what is short of an ending.
async function word(text) {
  for (let length = text.length; length >= Math.min(text.length, Math.max(4, text.length - 3)); length--) {
    const found = await lookUp(text.slice(0, length), true);
    if (found.size) return scored(found);
  }
  return new Map();
}

async function figure(text) {
  const [, currency, bare] = text.match(FIGURE);
  for (const form of new Set([text, currency + bare, bare])) {
    const found = await lookUp(form, true, 3);
    if (found.size) return scored(found);
  }
  return new Map();
}

function scored(found) {
  const rare = rarity(found);
  return new Map([...found].map(([record, weight]) => [record, { score: rare * weight, weight, whole: true }]));
}

// A run is found where its pairs are. One within may lack, for two names are often written as one; failing all, most.
async function run(text) {
  const chars = [...text];
  if (chars.length < 2) return scored(await lookUp(text, true));
  const pairs = evenly(chars.slice(1).map((char, at) => chars[at] + char));
  const looked = await Promise.all(pairs.map((pair) => lookUp(pair, false)));
  const found = new Map();
  for (const [at, one] of looked.entries()) {
    const rare = one.size && rarity(one);
    const edge = at === 0 || at === pairs.length - 1;
    for (const [record, weight] of one) {
      const sum = found.get(record) ?? { score: 0, weight: 0, times: 0, edges: 0 };
      found.set(record, { score: sum.score + rare * weight, weight: Math.max(sum.weight, weight), times: sum.times + 1, edges: sum.edges + edge });
    }
  }
  for (const [record, one] of found) {
    const part = one.times / pairs.length;
    if (part <= .5) found.delete(record);
    else Object.assign(one, { whole: part === 1 || (one.times === pairs.length - 1 && one.edges === 2), score: one.score / pairs.length * part * 2 });
  }
  return found;
}

const evenly = (pairs) => (pairs.length <= PAIRS ? pairs : Array.from({ length: PAIRS }, (_, at) => pairs[Math.round(at * (pairs.length - 1) / (PAIRS - 1))]));

const plain = (text) => fold(text).replace(/(?<=\d),(?=\d)/g, "").replace(/第 ?([1-4]) ?季/g, (_, digit) => `第${"一二三四"[digit - 1]}季`);

async function pieces(query) {
  const found = [...plain(query).matchAll(TERM)];
  const passed = new Set(fold(say.passed).split(" "));
  const said = found.filter(([text]) => !passed.has(text));
  const wanted = (said.length ? said : found).filter(({ groups }, _, all) => all.length === 1 || !groups.run || [...groups.run].length > 1);
  return Promise.all(wanted.map(async ({ 0: text, groups, index: at }) => {
    const typed = plain(query).length === query.length ? query.slice(at, at + text.length) : text;
    return { text, typed, run: Boolean(groups.run), found: await (groups.figure ? figure : groups.run ? run : word)(text) };
  }));
}

// Results

async function find(query) {
  const all = await pieces(query);
  const known = all.filter(({ found }) => found.size);
  const sums = new Map();
  for (const { found } of known) {
    for (const [record, { score, weight, whole }] of found) {
      const sum = sums.get(record) ?? { record, score: 0, weight: 0, times: 0 };
      sums.set(record, { record, score: sum.score + score, weight: Math.max(sum.weight, weight), times: sum.times + whole + .5 });
    }
  }
  const most = Math.max(...[...sums.values()].map(({ times }) => times));
  // Where scores are near, the newer comes first.
  const near = ({ score, record }) => Math.round(Math.log(score) * (record < index.metrics ? 10 : 4));
  const best = (a, b) => near(b) - near(a) || a.record - b.record;
  const sorted = [...sums.values()].sort(best);
  const hits = sorted.filter(({ times }) => times === most);
  if (hits.length < FIRST / 2) hits.push(...sorted.filter(({ times }) => times < most));
  return {
    missing: all.filter(({ found }) => ![...found.values()].some(({ whole }) => whole)).map(({ typed }) => typed),
    metrics: hits.filter(({ record, weight, times }) => record < index.metrics && weight >= ABOUT && times >= known.length * 1.5),
    sections: hits.filter(({ record }) => record >= index.metrics),
    words: all.map(({ text }) => text),
    loose: all.length > 1 || all.some(({ text, run }) => run && [...text].length > 2),
  };
}

let ends; // of each file of records, the number behind its last one

function fileOf(record) {
  if (!ends) {
    let end = 0;
    ends = [...index.records].map((count) => (end += Number(count)));
  }
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= record) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Each record behind what it shares with others of its page.
const recordsOf = (pages) => pages.flatMap(([page, where, ...records]) => records.map((record) => [page, where, ...record]));

// The first of some hits with what they show, from a few files.
async function shown(hits, count, room) {
  const wanted = new Set();
  const taken = hits.filter(({ record }, at) => {
    if (at >= count * 3 || (wanted.size >= room && !wanted.has(fileOf(record)))) return false;
    wanted.add(fileOf(record));
    return true;
  }).slice(0, count);
  return Promise.all(taken.map(async (hit) => {
    const at = fileOf(hit.record);
    const [page, where, title, rest, more] = recordsOf(await file(`records-${at}`))[hit.record - (ends[at - 1] ?? 0)];
    return { ...hit, page, where, title, rest, more };
  }));
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const spelt = (text) => escaped(text).replace(/(?<=\d)(?=\d)/g, ",?").replace(/\s+/g, "\\s+");

function element(name, text, rest = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, rest);
}

// A text around what was typed, or around words of it, which are marked.
function excerpt(text, { phrase, words }) {
  const line = element("span", "");
  const plain = fold(text);
  const any = new RegExp([phrase, ...words.map(spelt)].join("|"), "g");
  const first = plain.match(new RegExp(phrase))?.index ?? plain.search(any);
  const [before, length] = document.documentElement.lang.startsWith("zh") ? [24, 72] : [60, 170];
  let start = Math.max(0, first - before);
  if (start) start = Math.max(start, text.slice(start, first).search(/\s\S/) + 1 + start);
  const end = start + length;
  line.append(start ? "…" : "");
  let at = start;
  for (const match of first < 0 ? [] : plain.slice(0, end).matchAll(any)) {
    if (match.index < at || !match[0]) continue;
    line.append(text.slice(at, match.index), element("mark", text.slice(match.index, match.index + match[0].length)));
    at = match.index + match[0].length;
  }
  line.append(text.slice(at, end), end < text.length ? "…" : "");
  return line;
}

function section(hit, query) {
  const link = element("a", "", { href: new URL(hit.page + (hit.more && `#${hit.more}`), root) });
  link.append(element("small", [hit.where, say.language].filter(Boolean).join(" · ")), element("b", hit.title), excerpt(hit.rest, query));
  return link;
}

// A metric with the figure that was typed, or else its newest.
function metric({ page, where, title, rest, more }, { words }) {
  const typed = words.filter((text) => /\d/.test(text)).map((text) => new RegExp(spelt(text)));
  const point = rest.find(([, figure]) => typed.some((one) => one.test(fold(figure)))) ?? rest[0];
  const [period, figure, card] = point;
  const link = element("a", "", { href: new URL(card.replace("#", index.card), new URL(page, root)) });
  link.append(element("small", [where, period].filter(Boolean).join(" · ")), element("b", title), element("strong", figure));
  if (rest.length > 1) link.append(line(more, rest.indexOf(point)));
  return link;
}

// A small line through a metric's figures in time, given in thousandths of width and height, with a dot at the one shown.
function line(shares, at) {
  const points = shares.filter((_, n) => n % 2 === 0).map((x, n) => [2 + .06 * x, 18 - .016 * shares[2 * n + 1]]);
  const svg = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 20" width="64" height="20" aria-hidden="true"><polyline points="${points.join(" ")}"/><circle cx="${points[at][0]}" cy="${points[at][1]}" r="2"/></svg>`, "image/svg+xml");
  return document.importNode(svg.documentElement, true);
}

function group(title, links, rest) {
  const item = document.createElement("li");
  const within = document.createElement("ul");
  within.append(...links.map((link) => { const one = document.createElement("li"); one.append(link); return one; }));
  item.append(element("h2", title), within, ...rest);
  return item;
}

const triples = (text) => Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)).filter((one) => /^[a-z0-9]{3}$/.test(one));

// Four names: those that share characters with what was not found, then the first of all.
async function close(missing) {
  const wanted = new Set(missing.flatMap((text) => [...(text.match(new RegExp(`[${HAN}]`, "gu")) ?? []), ...triples(text)]));
  const rated = (await file("names")).map(([label, terms]) => [label, [...wanted].filter((one) => terms.includes(one)).length / (4 + terms.length ** .5)]);
  return [...new Set(rated.sort((a, b) => b[1] - a[1]).map(([label]) => label))].slice(0, 4);
}

let latest = 0;
let count = FIRST;

async function search(query) {
  const turn = ++latest;
  const answer = { status: "", groups: [], near: [] };
  try {
    if (query.trim()) Object.assign(answer, await answered(query.trim()));
  } catch {
    answer.status = dialog.dataset.failed;
  }
  if (turn !== latest) return;
  status.textContent = answer.status;
  list.replaceChildren(...answer.groups);
  near.replaceChildren(...answer.near);
}

async function answered(query) {
  await ready();
  const { missing, metrics, sections, words, loose } = await find(query);
  const said = { words, phrase: spelt(fold(query).replace(/(?<=\d),(?=\d)/g, "")) };
  const exact = new RegExp(said.phrase);
  const figures = await shown(metrics, FEW, FEW);
  const found = await shown(sections, count, Math.max(FEW, FILES - asked) + count - FIRST);
  const whole = ({ title, rest }) => exact.test(fold(`${title}\n${rest}`));
  if (loose) { // word for word is better by two places
    const places = new Map(found.map((hit, at) => [hit, at - 2 * whole(hit)]));
    found.sort((a, b) => places.get(a) - places.get(b));
  }
  const groups = [];
  if (figures.length) groups.push(group(say.metrics, figures.map((hit) => metric(hit, said)), []));
  if (found.length) groups.push(group(say.sections, found.map((hit) => section(hit, said)), sections.length > found.length ? [further(query)] : []));
  if (metrics.length > figures.length) groups.push(all(query));
  const lacking = missing.length ? say[groups.length ? "without" : "none"].replace("{words}", () => missing.join(" · ")) : "";
  const counted = groups.length ? say.count.replace("{n}", metrics.length + sections.length) : lacking ? "" : say.none.replace("{words}", () => query);
  return {
    status: [lacking, counted].filter(Boolean).join(" "),
    groups,
    near: groups.length ? [] : [say.near, ...(await close(words.length ? words : [fold(query)])).map(offered)],
  };
}

function offered(label) {
  return element("button", label, { type: "button", className: "bf-tool", onclick: () => { field.value = label; field.focus(); begin(label); } });
}

function all(query) {
  const item = document.createElement("li");
  item.append(element("a", say.all, { href: `${new URL(dialog.dataset.facts, document.baseURI)}?q=${encodeURIComponent(query)}` }));
  return item;
}

function further(query) {
  return element("button", say.more, { type: "button", className: "bf-tool", onclick: async () => {
    const before = list.querySelectorAll("a").length;
    count += FIRST;
    await search(query);
    list.querySelectorAll("a")[before]?.focus();
  } });
}

function begin(query) {
  count = FIRST;
  asked = 0;
  return search(query);
}

// What a reader does

let pause;
field.addEventListener("input", (event) => {
  clearTimeout(pause);
  if (!event.isComposing) pause = setTimeout(begin, 120, field.value);
});
field.addEventListener("compositionend", () => { pause = setTimeout(begin, 120, field.value); });

dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});

dialog.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") { // a browser would empty the field first
    event.preventDefault();
    dialog.close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const stops = [field, ...list.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    stops[Math.max(0, Math.min(stops.length - 1, at))].focus();
  }
});

list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });

ready().catch(() => {});
if (field.value) begin(field.value);
