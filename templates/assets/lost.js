// The pages whose addresses are nearest to one that is none.
const NEAR = 0.6; // of 1, which is the same address
const MOST = 3; // pages offered in a language

// What people change without meaning to: case, an ending, a slash.
const plain = (path) => path.toLowerCase().replace(/(\/index)?\.html?$|\/+$/, "").replace(/^\/+/, "");

// Letters to change, add or take away (Levenshtein).
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    }
    row = next;
  }
  return row[b.length];
}

const likeness = (a, b) => 1 - distance(a, b) / Math.max(a.length, b.length, 1);

// A page is as near as its address is, with its language or without.
function nearest(path, pages) {
  const typed = plain(path);
  const scored = pages.map(([url, title, language]) => {
    const address = plain(url);
    const bare = address.slice(language.length + 1);
    return { url, title, language, score: Math.max(likeness(typed, address), 0.99 * likeness(typed.split("/").slice(1).join("/"), bare) - 0.05, 0.99 * likeness(typed, bare) - 0.05) };
  });
  return scored.filter(({ score }) => score >= NEAR).sort((a, b) => b.score - a.score || (a.url < b.url ? 1 : -1));
}

const body = document.querySelector(".bf-lost");
const root = new URL(body.dataset.root.replace(/\/?$/, "/"), document.baseURI);
const answer = await fetch(new URL(body.dataset.pages, document.baseURI));
const path = decodeURIComponent(location.pathname).slice(root.pathname.length);
const found = nearest(path, await answer.json());
const spoken = found[0]?.language;
for (const section of body.querySelectorAll("section")) {
  const near = found.filter(({ language }) => language === section.lang).slice(0, MOST);
  if (section.lang === spoken) body.prepend(section);
  if (!near.length) continue;
  section.querySelector("ul").replaceChildren(...near.map(({ url, title }) => {
    const item = document.createElement("li");
    item.appendChild(Object.assign(document.createElement("a"), { href: new URL(url, root), textContent: title }));
    return item;
  }));
  section.querySelector("div").hidden = false;
}
