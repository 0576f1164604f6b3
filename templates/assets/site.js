// Colour scheme and search: the two things of the frame that need a script.
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

  let engine;
  let latest = 0;
  const dialog = () => document.querySelector(".bf-search");
  const part = (selector) => dialog().querySelector(selector);

  function load() {
    engine ??= import(new URL(dialog().dataset.bundle, document.baseURI)).then(async (pagefind) => {
      await pagefind.options({ excerptLength: root.lang === "en" ? 24 : 40 });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  }

  function openSearch() {
    dialog().showModal();
    part("input").select();
    load().catch(() => {});
  }

  function entry(page) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = page.url;
    const trail = link.appendChild(document.createElement("small"));
    trail.textContent = page.meta.trail ?? "";
    link.appendChild(document.createElement("b")).textContent = page.meta.title;
    // Pagefind escapes the excerpt; the only markup in it is <mark>.
    link.appendChild(document.createElement("span")).innerHTML = page.excerpt;
    return item;
  }

  async function search(query) {
    const turn = ++latest;
    const { none, count, failed } = dialog().dataset;
    const show = (status, entries) => {
      if (turn !== latest) return;
      part("[role=status]").textContent = status;
      part("ol").replaceChildren(...entries);
    };
    if (!query.trim()) return show("", []);
    try {
      const { results } = await (await load()).search(query);
      const pages = await Promise.all(results.slice(0, 12).map((result) => result.data()));
      show(pages.length ? count.replace("{n}", results.length) : none, pages.map(entry));
    } catch {
      engine = undefined;
      show(failed, []);
    }
  }

  function move(step) {
    const stops = [part("input"), ...dialog().querySelectorAll("ol a")];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  }

  document.addEventListener("click", (event) => {
    const action = event.target.closest?.("[data-do]")?.dataset.do;
    if (action === "scheme") nextScheme();
    if (action === "search") openSearch();
    if (action === "close" || event.target === dialog()) dialog().close();
    const fold = document.querySelector(".bf-toc-fold[open]");
    if (fold && !event.target.closest("summary")) fold.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (!dialog()) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      openSearch();
    } else if (dialog().open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  let pause;
  document.addEventListener("input", (event) => {
    if (!event.target.matches(".bf-search input")) return;
    clearTimeout(pause);
    pause = setTimeout(search, 120, event.target.value);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".bf-search form")) return;
    event.preventDefault();
    dialog().querySelector("ol a")?.focus();
  });
})();
