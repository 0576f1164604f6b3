// A copy of the site on a disk: browsers let no page read files beside it, but run scripts that stand there.
"use strict";
(() => {
  const root = new URL("../", document.currentScript.src);
  const files = new Map(); // by path, as the scripts below `offline/` give them
  const asked = new Map();

  globalThis.briefsOffline = {
    file(path, text, packed) { files.set(path, packed ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0)) : text); },
    module(path, made) { files.set(path, made); },
  };

  function ask(path) {
    if (!asked.has(path)) {
      asked.set(path, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(`offline/${path}.js`, root);
        script.onload = () => (files.has(path) ? done(files.get(path)) : failed(new Error(path)));
        script.onerror = () => failed(new Error(path));
        document.head.append(script);
      }));
    }
    return asked.get(path);
  }

  const whole = (url) => { if (url.pathname.endsWith("/")) url.pathname += "index.html"; return url; };

  globalThis.fetch = async (input) => {
    const url = whole(new URL(String(input.url ?? input).replace(/^null/, "file://"), document.baseURI));
    const text = await ask(decodeURIComponent(url.href.slice(root.href.length).replace(/[?#].*/s, "")));
    return Object.defineProperty(new Response(text), "url", { value: url.href });
  };

  const modules = new Map();
  globalThis.briefsImport = (name) => {
    const path = `assets/${name.replace("./", "")}`;
    if (!modules.has(path)) modules.set(path, ask(path).then((made) => made()));
    return modules.get(path);
  };

  // Addresses that scripts write end in a slash, as the site's do.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.href = whole(new URL(link.href)).href;
  }, { capture: true });
})();
