"""Ten thousand invented figures for the page of all facts: `make bench-facts` times it."""

from __future__ import annotations

import json
from itertools import product
from statistics import median

from host import serving
from places import ROOT
from reader import launching, reading, settle

from briefs.analysis.dataset import STATES
from briefs.model.facts import SCENARIOS

MANY = 10_000
# For each filter, and for each order, how many ms it took and how many rows stand there then.
USE = """async () => {
  const form = document.querySelector(".bf-filters");
  const uses = [];
  const use = async (change, target) => {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    change();
    target?.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.offsetHeight;
    uses.push([performance.now() - start, document.querySelectorAll(".bf-facts tbody tr").length]);
  };
  const { q, company, period, status } = form.elements;
  for (const text of ["m", "me", "metric", "metric 7", "metric 7 herald", "億", "nothing", ""]) await use(() => { q.value = text; }, q);
  for (const name of ["C1", "C59", ""]) await use(() => { company.value = name; }, company);
  for (const name of ["2016Q1", "2025Q4", ""]) await use(() => { period.value = name; }, period);
  for (const name of ["conflict", "agrees", ""]) await use(() => { status.value = name; }, status);
  const filters = uses.splice(0);
  for (const button of document.querySelectorAll(".bf-facts thead button")) await use(() => button.click());
  return [filters, uses];
}"""


def many() -> bytes:
    """A file of MANY invented figures of sixty companies."""
    whats = [[f"{name} {change}".strip()] for name, change in product((f"Metric {i}" for i in range(80)), ("", "· year on year"))]
    lists = {
        "what": whats,
        "company": [[f"C{i}", f"Company {i}"] for i in range(60)],
        "segment": [["-", "the whole"], *([f"S{i}", f"Segment {i}"] for i in range(200))],
        "concept": [[f"M{i}", f"Metric {i}"] for i in range(80)],
        "period": [[f"{y}Q{q}", f"Q{q} {y}", f"{y}-{3 * q:02}-30", f"{y}-{3 * q - 2:02}-01"] for y in range(2016, 2026) for q in (1, 2, 3, 4)],
        "scenario": [[name, name] for name in SCENARIOS],
        "source": [[f"herald-{i}", f"Herald · {i}", "Herald"] for i in range(600)],
        "page": [["en/amzn/2025Q4/figures/"]],
        "status": [[name, name] for name in STATES],
    }
    rows = [
        [f"p{i}.x", i * 7 % 160, i % 60, i * 3 % 201, i * 7 % 160 // 2, i % 40, i % 5 * (i % 3 == 0), i * 11 % 600, i % 5, i % 90, f"${i / 10:.1f}B", "USD", i * 10**8, f"{i}億", 0, f"f-{i}"]
        for i in range(MANY)
    ]
    return json.dumps({"lists": lists, "rows": rows}, ensure_ascii=False).encode()


def main() -> None:
    """Print how long the filters and orders of `site/` take with so many figures."""
    with serving(ROOT / "site") as url, launching() as launch, launch() as browser, reading(browser) as page:
        page.route("**/data/explorer.en.json", lambda route: route.fulfill(body=many(), content_type="application/json"))
        page.goto(f"{url}en/facts/")
        settle(page)
        filters, orders = ([ms for ms, _ in uses] for uses in page.evaluate(USE))
    print(f"median of filters {median(filters):.0f} ms, of orders {median(orders):.0f} ms; the longest {max(*filters, *orders):.0f} ms")


if __name__ == "__main__":
    main()
