// Colour scheme, and the cards of the figures. Without it a number leads to the page of its card.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const schemes = ["auto", "light", "dark"];
  const key = "briefs.scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return schemes.find((name) => name === localStorage.getItem(key)) ?? "auto"; }
    catch { return "auto"; }
  };
  let scheme = chosen();

  function paint() {
    const dark = scheme === "auto" ? system.matches : scheme === "dark";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    root.style.colorScheme = dark ? "dark" : "light";
    root.dataset.scheme = scheme;
    for (const button of document.querySelectorAll("[data-do=scheme]")) {
      button.ariaLabel = button.title = button.dataset[scheme];
    }
  }

  function nextScheme() {
    scheme = schemes[(schemes.indexOf(scheme) + 1) % schemes.length];
    try { localStorage.setItem(key, scheme); } catch { /* a private window forgets */ }
    paint();
  }

  paint();
  document.addEventListener("DOMContentLoaded", paint);
  system.addEventListener("change", paint);
  addEventListener("storage", (event) => {
    if (event.key === key) { scheme = chosen(); paint(); }
  });

  const dialog = () => document.querySelector(".bf-search");

  function openSearch() {
    dialog().showModal();
    dialog().querySelector("input").select();
    import("./search.js").catch(() => { dialog().querySelector("[role=status]").textContent = dialog().dataset.failed; });
  }

  // A figure's card opens where the reader is, as a copy of the one on the page of the figures.
  const sheet = () => document.querySelector(".bf-sheet") ?? document.body.appendChild(
    Object.assign(document.createElement("dialog"), { className: "bf-sheet" }));

  // The address of a figure's card; a mark's is that of its number in the chart's table.
  function addressOf(target) {
    const figure = target.closest?.("a[href*='#f-']:not(.bf-permalink, .bf-search a), a.bf-term, svg [data-fact], svg [data-derived]");
    if (!figure) return null;
    const { fact, derived } = figure.dataset;
    if (figure.matches("a")) return new URL(figure.href);
    const other = numberOf(fact ?? derived);
    const place = other?.href ?? other?.dataset.card ?? `${figuresPage()}#f-${fact ?? derived}`;
    return new URL(place, location);
  }

  // The first number of a figure: by the fact that it names, or by the place of its card.
  function numberOf(figure) {
    const name = CSS.escape(figure);
    return document.querySelector(`:is(a.bf-n, [data-card]):is([data-fact="${name}"], [data-derived="${name}"], [href$="#f-${name}"], [data-card$="#f-${name}"])`);
  }

  const figuresPage = () => document.querySelector("a.bf-n")?.pathname;

  const fetched = new Map(); // other pages, each asked for once

  async function pageAt({ origin, pathname }) {
    if (pathname === location.pathname) return document;
    if (!fetched.has(pathname)) {
      fetched.set(pathname, fetch(origin + pathname).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const link of page.querySelectorAll(":is(.bf-fact, .bf-values) a")) link.href = new URL(link.getAttribute("href"), answer.url);
        return page;
      }));
    }
    return fetched.get(pathname);
  }

  // Without the page of the figures, the reader is led there.
  async function showCard(address) {
    const place = await pageAt(address).then((page) => page.getElementById(decodeURIComponent(address.hash.slice(1))), () => {});
    if (place) openCard(place.closest(".bf-fact") ?? place, address);
    else location.assign(address);
  }

  // A chart's values take the place of the link to them. Without their page, the reader is led there.
  async function showValues(chart) {
    const link = chart.querySelector("a.bf-values-link");
    if (!link) return;
    const address = new URL(link.href);
    const values = await pageAt(address).then((page) => page.getElementById(address.hash.slice(1)), () => {});
    if (!values) return location.assign(address);
    if (!link.isConnected) return; // asked for twice
    chart.querySelector(".bf-take").before(document.importNode(values, true));
    link.remove();
  }
  async function takeChart(chart, kind) {
    const [{ default: take }] = await Promise.all([import("./charts.js"), kind === "csv" && showValues(chart)]);
    take(chart, kind);
  }
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(".bf-chart > .bf-more")) showValues(target);
  }, { capture: true });

  // A card's own address; the words for it stand once, at all cards of a page.
  function permalink(card, href, { permalink }) {
    const link = Object.assign(document.createElement("a"), { className: "bf-permalink", href, textContent: permalink });
    card.querySelector("dl").after(link, " ");
  }
  document.addEventListener("DOMContentLoaded", () => {
    for (const card of document.querySelectorAll(".bf-cards > .bf-fact")) permalink(card, `#${card.id}`, card.parentElement.dataset);
  });

  function openCard(card, address) {
    let copy = document.importNode(card, true);
    if (!copy.matches(".bf-fact")) { // an entry of the glossary
      const entry = copy;
      copy = Object.assign(document.createElement("dl"), { className: "bf-fact" });
      copy.append(...entry.childNodes);
    } else if (!copy.querySelector(".bf-permalink")) permalink(copy, new URL(`#${card.id}`, address), card.parentElement.dataset);
    copy.tabIndex = -1;
    const close = document.createElement("button");
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    Object.assign(close, { type: "button", className: "bf-tool", textContent: dialog().querySelector("[data-do=close]").textContent });
    close.dataset.do = "close";
    sheet().replaceChildren(copy, close);
    sheet().setAttribute("aria-label", card.querySelector("h3, dt").textContent);
    if (!sheet().open) sheet().showModal();
    copy.focus();
  }

  // Where a page may not write to the clipboard, the code is selected instead.
  async function copy(button) {
    const code = button.parentElement.querySelector("code");
    try { await navigator.clipboard.writeText(code.textContent); }
    catch { return getSelection().selectAllChildren(code); }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 1500);
  }

  // The section a reader is in is marked in the list of sections.
  function mark() {
    const links = [...document.querySelectorAll("[class|=bf-toc] a[href^='#']")];
    const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const passed = places.filter((place) => place?.getBoundingClientRect().top < innerHeight / 3);
    const last = passed.at(-1);
    const level = (place) => place.getBoundingClientRect().top === last.getBoundingClientRect().top; // sections stand in pairs
    const here = passed.find((place) => level(place) && place.id === decodeURIComponent(location.hash.slice(1))) ?? last;
    for (const [at, link] of links.entries()) {
      if (here && places[at] === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
  let marking;
  const markSoon = () => { marking ??= requestAnimationFrame(() => { marking = undefined; mark(); }); };
  addEventListener("scroll", markSoon, { passive: true });
  document.addEventListener("DOMContentLoaded", markSoon);

  function reveal() {
    const name = decodeURIComponent(location.hash.slice(1));
    const own = document.getElementById(name);
    const target = own ?? (name.startsWith("f-") ? numberOf(name.slice(2)) : null);
    const figures = figuresPage();
    if (!target && /^#(f|dispute)-/.test(location.hash) && figures !== location.pathname) return location.replace(figures + location.hash);
    const closed = target?.closest("details:not([open])");
    if (closed) closed.open = true;
    if (closed || target !== own) target.scrollIntoView();
  }

  // All that is folded opens and closes together, for as long as the window is open.
  const depth = "briefs.depth";
  function fold(wanted) {
    for (const part of document.querySelectorAll(":is(.bf-rest, .bf-figures):is(details)")) part.open = wanted === "full";
    for (const button of document.querySelectorAll("[data-depth]")) button.ariaPressed = button.dataset.depth === wanted;
    try { sessionStorage.setItem(depth, wanted); } catch { /* a private window forgets */ }
  }
  document.addEventListener("DOMContentLoaded", () => {
    const parts = document.querySelectorAll("[data-depth]");
    if (!parts.length) return;
    for (const part of parts) {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...part.childNodes);
      button.dataset.depth = part.dataset.depth;
      part.replaceWith(button);
    }
    let kept = "brief";
    try { kept = sessionStorage.getItem(depth) ?? kept; } catch { /* it opens as it is */ }
    fold(kept);
  });
  addEventListener("hashchange", reveal);
  document.addEventListener("DOMContentLoaded", reveal);

  document.addEventListener("DOMContentLoaded", () => {
    if (document.querySelector(".bf-explorer")) import("./facts.js");
    if (document.querySelector(".bf-lost")) import("./lost.js");
  });

  document.addEventListener("click", (event) => {
    const address = !event.ctrlKey && !event.metaKey && !event.shiftKey && addressOf(event.target);
    if (address) {
      event.preventDefault();
      return showCard(address);
    }
    if (event.target.closest?.(".bf-sheet") && (event.target.matches("dialog, [data-do=close], .bf-permalink"))) sheet().close();
    const wanted = event.target.closest?.(".bf-take [data-take]");
    if (wanted) takeChart(wanted.closest("figure"), wanted.dataset.take);
    const asked = event.target.closest?.("button[data-depth]");
    if (asked) fold(asked.dataset.depth);
    const action = event.target.closest?.("[data-do]")?.dataset.do;
    if (action === "scheme") nextScheme();
    if (action === "copy") copy(event.target.closest("button"));
    if (action === "search") openSearch();
    if (action === "close" || event.target === dialog()) dialog()?.close();
    const toc = document.querySelector(".bf-toc-fold[open]");
    if (toc && !event.target.closest("summary")) toc.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (!dialog()) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      openSearch();
    }
  });
})();
