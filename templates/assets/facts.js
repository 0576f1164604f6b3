// The page of all figures: filters, order, address, download. Without it the page shows the newest figures.
import { folding } from "./fold.js";
import { saveCsv } from "./save.js";

const STEP = 100; // rows shown at once, and added by the button below them
const page = document.querySelector(".bf-explorer");
const say = page.dataset;
const form = page.querySelector("form");
const body = page.querySelector("tbody");
const model = body.rows[0];
const heads = [...page.querySelectorAll("th[data-sort]")];
const more = page.querySelector(".bf-more");
const selects = [...form.querySelectorAll("select")];
const words = form.elements.q;
const language = document.documentElement.lang;
const collator = new Intl.Collator(language, { numeric: true });
const written = new Intl.NumberFormat(language);
const rest = form.querySelector(".bf-filters__rest");
const unfold = form.querySelector(".bf-filters__fold");
let fold = (text) => text.normalize("NFKC").toLowerCase(); // in one script too, once the search's characters are there
const plain = (text) => fold(text).replace(/(?<=\d),(?=\d)/g, "");

let lists; // of [identifier, label, …] by name; those of `what` have the label alone
let given; // rows as the file has them, the newest first
let ordered; // the same as sorted
let hits; // those of them that fit
let limit = STEP;
let sort = ""; // a column; with a minus downwards

function read(data) {
  lists = data.lists;
  const names = Object.fromEntries(["what", "company", "segment", "concept", "period", "scenario", "source"].map((name) => [name, lists[name].map((entry) => plain(entry.join("\n")))]));
  given = data.rows.map(([rest, what, company, segment, concept, period, scenario, source, status, at, figure, unit, value, printed, page, card]) => {
    const id = `${lists.source[source][0]}.${rest}`;
    const row = { id, what, company, segment, concept, period, scenario, source, status, at, figure, unit, value, card: `${lists.page[page][0]}#${card || `f-${id}`}` };
    row.text = [...Object.keys(names).map((name) => names[name][row[name]]), plain(`${figure}\n${printed}\n${id}`)].join("\n");
    return row;
  });
}

// Filters

const byLabel = (a, b) => collator.compare(a[1] ?? a[0], b[1] ?? b[0]);
const byDay = (a, b) => (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0) || (a[3] < b[3] ? -1 : 1);
const asGiven = () => 0;
const orders = { period: (a, b) => byDay(b, a), scenario: asGiven, status: asGiven };
let places; // of each select's options in its list

function fill() {
  places = selects.map(({ name }) => new Map(lists[name].map(([id], place) => [id, place])));
  for (const select of selects) {
    const entries = [...lists[select.name]].sort(orders[select.name] ?? ((a, b) => collator.compare(a[1], b[1])));
    select.append(...entries.map(([id, label]) => new Option(label, id)));
  }
}

// Two names written as one run are found where one pair of characters lacks.
function says(text, word) {
  if (text.includes(word)) return true;
  if (!/^[\u3400-\u9fff]{4,}$/.test(word)) return false;
  const lacking = [...word].slice(1).map((char, at) => !text.includes(word[at] + char));
  return !lacking[0] && !lacking.at(-1) && lacking.filter(Boolean).length < 2;
}

function filter() {
  const wanted = plain(words.value).split(/\s+/).filter(Boolean);
  const names = selects.map(({ name }) => name);
  const chosen = selects.map(({ value }, i) => places[i].get(value) ?? -1);
  const open = names.map((name) => new Uint8Array(lists[name].length)); // what would give rows if chosen instead
  hits = ordered.filter((row) => {
    if (!wanted.every((word) => says(row.text, word))) return false;
    let missed = -1;
    for (let i = 0; i < names.length; i++) {
      if (chosen[i] < 0 || row[names[i]] === chosen[i]) continue;
      if (missed >= 0) return false;
      missed = i;
    }
    for (let i = 0; i < names.length; i++) {
      if (missed < 0 || missed === i) open[i][row[names[i]]] = 1;
    }
    return missed < 0;
  });
  selects.forEach((select, i) => {
    for (const option of select.options) {
      const idle = option.value !== "" && !option.selected && !open[i][places[i].get(option.value)];
      if (option.disabled !== idle) option.disabled = option.hidden = idle;
    }
  });
}

// Order

function ranked(name, compare) {
  const list = lists[name];
  const ranks = new Int32Array(list.length);
  const order = list.map((_, place) => place).sort((a, b) => compare(list[a], list[b]));
  order.forEach((place, rank) => { ranks[place] = rank; });
  return (a, b) => ranks[a[name]] - ranks[b[name]];
}

const comparisons = { // of two rows, upwards
  what: () => ranked("what", byLabel),
  company: () => ranked("company", byLabel),
  period: () => ranked("period", byDay),
  scenario: () => (a, b) => a.scenario - b.scenario,
  figure: () => (a, b) => a.value - b.value,
  source: () => {
    const compare = ranked("source", (a, b) => collator.compare(a[1], b[1]));
    return (a, b) => compare(a, b) || a.at - b.at;
  },
  status: () => (a, b) => a.status - b.status,
};

function arrange() {
  const down = sort.startsWith("-");
  const column = sort.slice(down);
  if (!Object.hasOwn(comparisons, column)) sort = "";
  for (const head of heads) {
    if (sort && head.dataset.sort === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  if (!sort) { ordered = given; return; }
  const upwards = comparisons[column]();
  const compare = down ? (a, b) => upwards(b, a) : upwards;
  // Dollars and per cent are no order: figures stand by their unit first.
  ordered = [...given].sort(column === "figure" ? (a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : compare(a, b)) : compare);
}

function turn(column, first) {
  const [one, other] = first === "down" ? [`-${column}`, column] : [column, `-${column}`];
  sort = sort === one ? other : one;
  arrange();
  show();
}

// What is seen

function drawn(row) {
  const line = model.cloneNode(true);
  const [what, company, period, scenario, figure, source, status] = line.cells;
  const publisher = lists.source[row.source][2];
  what.textContent = lists.what[row.what][0];
  company.textContent = lists.company[row.company][1];
  period.textContent = lists.period[row.period][1];
  scenario.textContent = lists.scenario[row.scenario][1];
  scenario.className = `bf-${lists.scenario[row.scenario][0]}`;
  figure.firstElementChild.textContent = row.figure;
  figure.firstElementChild.href = `${say.root}${row.card}`;
  source.textContent = say.place.replace("{source}", () => publisher).replace("{at}", row.at);
  status.textContent = lists.status[row.status][1];
  status.dataset.status = lists.status[row.status][0];
  return line;
}

function tell(shown) {
  const fill = (text, n) => text.replace("{n}", written.format(n)).replace("{all}", written.format(given.length));
  form.querySelector("[role=status]").textContent = hits.length ? fill(say.count, hits.length) : say.none;
  more.hidden = shown >= hits.length;
  more.textContent = fill(say.more, Math.min(STEP, hits.length - shown));
}

function show() {
  limit = STEP;
  filter();
  body.replaceChildren(...hits.slice(0, limit).map(drawn));
  tell(limit);
  address();
}

function extend() {
  const next = hits.slice(limit, limit + STEP).map(drawn);
  limit += STEP;
  body.append(...next);
  tell(limit);
  next[0].querySelector("a").focus();
}

// Address

const fields = () => [words, ...selects];
let pause;

function address() {
  const state = new URLSearchParams(fields().filter(({ value }) => value).map(({ name, value }) => [name, value]));
  if (sort) state.set("sort", sort);
  for (const link of document.querySelectorAll("header a[hreflang]")) link.search = state;
  clearTimeout(pause); // browsers stop a page that changes its address with every key
  pause = setTimeout(() => {
    const query = String(state);
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }, 150);
}

function restore() {
  const state = new URLSearchParams(location.search);
  for (const field of fields()) {
    field.value = state.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  sort = state.get("sort") ?? "";
  arrange();
}

// Download: the same rows as in the file of all facts, in the order shown

async function download() {
  const text = await (await fetch(say.csv)).text();
  const [head, ...lines] = text.match(/(?:"(?:[^"]|"")*"|[^"\n])+/g);
  const known = new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
  const name = ["facts", ...fields().map(({ value }) => value.trim())].filter(Boolean).join("-").replace(/[^\p{L}\p{N}.-]+/gu, "_");
  saveCsv(`${name}.csv`, [head, ...hits.map(({ id }) => known.get(id)).filter(Boolean)]);
}

async function start() {
  const [answer, folds] = await Promise.all([fetch(say.rows), fetch(say.folds).then((one) => one.json()).catch(() => {})]);
  if (folds) fold = folding(folds.folds);
  read(await answer.json());
  fill();
  restore();
  for (const head of heads) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(...head.childNodes);
    button.addEventListener("click", () => turn(head.dataset.sort, head.dataset.first));
    head.append(button);
  }
  if (location.search) show();
  else { // the rows of the page are the first already
    filter();
    limit = body.rows.length;
    tell(limit);
  }
  const open = (wide) => { unfold.ariaExpanded = String(wide); rest.toggleAttribute("data-open", wide); };
  open(selects.some(({ value }) => value));
  unfold.addEventListener("click", () => open(unfold.ariaExpanded === "false"));
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields()) field.value = "";
    sort = "";
    arrange();
    show();
    words.focus();
  });
  form.querySelector("[data-take=rows]").addEventListener("click", download);
  more.addEventListener("click", extend);
  page.dataset.ready = "";
}

if (model) start().catch((error) => {
  form.querySelector("[role=status]").textContent = say.failed;
  throw error;
});
