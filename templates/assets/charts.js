// A chart to take away: its values as CSV, its drawing as SVG or PNG, always in the light colours and WIDTH wide.
import { save, saveCsv } from "./save.js";

const WIDTH = 720;
const PAD = 24;
const INNER = WIDTH - 2 * PAD;
const PROPERTIES = { // as they are at the root of the drawing
  "fill": "rgb(0, 0, 0)", "fill-opacity": "1", "stroke": "none", "stroke-width": "1px", "stroke-dasharray": "none",
  "stroke-linecap": "butt", "stroke-linejoin": "miter", "paint-order": "normal", "text-anchor": "start",
  "font-size": "13px", "font-weight": "400", "opacity": "1", "vector-effect": "none",
};
const OWN = new Set(["opacity", "vector-effect"]); // a child does not inherit them

export default async function take(figure, kind) {
  const name = fileName(figure);
  if (kind === "csv") return saveCsv(`${name}.csv`, table(figure.querySelector(".bf-values")));
  const drawing = standalone(figure);
  drawing.prepend(element("style", {}, await fonts(drawing)));
  const text = new XMLSerializer().serializeToString(drawing);
  if (kind === "svg") return save(`${name}.svg`, [text], "image/svg+xml");
  return save(`${name}.png`, [await pixels(text, drawing)], "image/png");
}

function fileName(figure) {
  const { lang } = document.documentElement;
  const [, place = ""] = location.pathname.split(`/${lang}/`);
  return [...place.split("/"), figure.id, lang].filter(Boolean).join("-");
}

// Values: a line for each figure, as shown and as numbers

function table(values) {
  const [head, ...rows] = values.querySelector("table").rows;
  const series = [...head.cells].map((cell) => cell.textContent);
  const lines = rows.flatMap((row) => [...row.cells].flatMap((cell, i) => {
    const link = cell.querySelector("[data-fact], [data-derived]");
    if (!link) return [];
    const { value = "", low = value, high = value } = cell.dataset;
    return [[inert(row.cells[0].textContent), inert(series[i]), link.textContent, low, high, link.dataset.fact ?? link.dataset.derived]];
  }));
  return [values.dataset.columns.split("|"), ...lines].map((cells) => cells.map(quoted).join(","));
}

const inert = (label) => /^[=+\-@\t\r]/.test(label) ? `'${label}` : label; // no formula to a spreadsheet
const quoted = (cell) => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

// Drawing: the figure is laid out aside at full width, and what the style sheet says is written into its copy

function standalone(figure) {
  const stage = document.createElement("div");
  stage.dataset.mdColorScheme = "default";
  stage.style.cssText = `position: absolute; top: 0; left: -${2 * WIDTH}px; width: ${INNER}px;`;
  const copy = stage.appendChild(figure.cloneNode(true));
  copy.append(...copy.querySelectorAll("details .bf-source"));
  for (const part of copy.querySelectorAll("details, .bf-take")) part.remove();
  document.body.append(stage);
  try {
    return assembled(copy, figure.id);
  } finally {
    stage.remove();
  }
}

function assembled(figure, id) {
  const { fontFamily, color } = getComputedStyle(figure);
  const muted = { fill: getComputedStyle(figure.querySelector(".bf-source, .bf-note") ?? figure).color };
  const plot = figure.querySelector(".bf-plot");
  const sheet = element("svg", {
    "lang": document.documentElement.lang, "font-family": fontFamily, "font-size": 13, "fill": color,
    "style": "font-variant-numeric: tabular-nums", "role": "img",
  });
  let y = PAD;
  const write = (text, size, leading, look) => {
    for (const line of wrapped(text, `${look["font-weight"] ?? 400} ${size}px ${fontFamily}`)) {
      sheet.append(element("text", { x: PAD, y: y + size, "font-size": size, ...look }, line));
      y += leading;
    }
  };
  sheet.append(...["title", "desc"].map((name) => element(name, {}, plot.querySelector(name).textContent)));
  sheet.append(element("rect", { width: "100%", height: "100%", fill: "#fff" }));
  const finding = figure.querySelector(".bf-finding");
  finding?.remove();
  write(figure.querySelector("figcaption").textContent.trim(), 18, 24, { "font-weight": 600 });
  if (finding) write(finding.textContent, 14, 20, muted);
  y += 8;
  y = legend(figure, sheet, y);
  const { width } = plot.getBoundingClientRect();
  const left = parseFloat(getComputedStyle(plot).marginLeft);
  const height = Number(plot.getAttribute("height"));
  const inside = styled(plot);
  set(inside, { x: PAD + left, y, width, height, overflow: "visible", fill: "#000" });
  sheet.append(inside);
  y += height + 16;
  for (const note of figure.querySelectorAll(".bf-note, .bf-source")) write(note.textContent.trim().replace(/\s+/g, " ").replace("： ", "："), 12, 18, muted);
  const address = decodeURI(`${location.host}${location.pathname}#${id}`);
  write(`${document.querySelector(".bf-brand")?.textContent ?? ""} · ${address}`, 12, 18, muted);
  const whole = Math.ceil(y + PAD - 6);
  set(sheet, { width: WIDTH, height: whole, viewBox: `0 0 ${WIDTH} ${whole}` });
  return sheet;
}

function set(part, attributes) {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
}

function element(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(made, attributes);
  made.textContent = text;
  return made;
}

function legend(figure, sheet, y) {
  const items = [...figure.querySelectorAll(".bf-legend li")];
  if (!items.length) return y;
  let x = PAD;
  for (const item of items) {
    const text = item.textContent;
    const room = item.getBoundingClientRect().width + 16;
    if (x > PAD && x + room > WIDTH - PAD) { x = PAD; y += 20; }
    sheet.append(element("rect", { x, y: y + 2, width: 11, height: 11, fill: getComputedStyle(item, "::before").backgroundColor }));
    sheet.append(element("text", { x: x + 17, y: y + 12 }, text));
    x += room;
  }
  return y + 30;
}

function styled(plot) {
  const seen = [...plot.querySelectorAll("*")].filter((part) => !part.matches("title, desc"));
  const looks = seen.map((part) => {
    const own = getComputedStyle(part);
    if (own.display === "none") return null;
    const around = getComputedStyle(part.parentElement);
    const usual = (name) => OWN.has(name) || part.parentElement === plot ? PROPERTIES[name] : around.getPropertyValue(name);
    const unusual = Object.keys(PROPERTIES).filter((name) => own.getPropertyValue(name) !== usual(name));
    return Object.fromEntries(unusual.map((name) => [name, own.getPropertyValue(name)]));
  });
  seen.forEach((part, i) => {
    if (!looks[i]) { part.remove(); return; }
    for (const name of ["class", "style", "data-fact", "data-derived"]) part.removeAttribute(name);
    if (part.tagName === "svg") part.setAttribute("overflow", "visible");
    set(part, looks[i]);
  });
  for (const part of plot.querySelectorAll("title, desc")) part.remove();
  for (const name of ["class", "style", "role"]) plot.removeAttribute(name);
  return plot;
}

// Lines that fit: a word goes on with its spaces, a Chinese character with the punctuation after it.
const WORDS = /[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\S[，。、；：）」』》]*\s*|\s+/g;

function wrapped(text, font) {
  const lines = [""];
  for (const word of text.match(WORDS) ?? []) {
    if (lines.at(-1) && measured((lines.at(-1) + word).trimEnd(), font) > INNER) lines.push("");
    lines.push(lines.pop() + word);
  }
  return lines.map((line) => line.trim());
}

const ruler = document.createElement("canvas").getContext("2d");

function measured(text, font) {
  ruler.font = font;
  return ruler.measureText(text).width;
}

// The rules of the font that the letters are set in, with its file inside: a picture loads nothing.
async function fonts(drawing) {
  const [family] = drawing.getAttribute("font-family").split(", ");
  const rare = /[\u0100-\u1eff]/.test(drawing.textContent);
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter((rule) =>
    rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family") === family && (rare || !rule.cssText.includes("-extended")));
  return (await Promise.all(rules.map(embedded))).join("\n");
}

async function embedded(rule) {
  const [address, path] = rule.cssText.match(/url\("(.+?)"\)/);
  const file = await fetch(new URL(path, rule.parentStyleSheet.href));
  const bytes = new Uint8Array(await file.arrayBuffer());
  return rule.cssText.replace(address, `url("data:font/woff2;base64,${btoa(String.fromCharCode(...bytes))}")`);
}

async function pixels(text, drawing) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * drawing.getAttribute("width");
  canvas.height = 2 * drawing.getAttribute("height");
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
