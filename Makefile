# make site | test | test-fast | serve | check | venv | install | lock | fonts | characters | shots | weigh | clean
#      bench N=1000 PDF=none | bench-peers N=100 | bench-preview | bench-facts | draft-report | tamper
PYTHON ?= python3
N ?= 100
export PDF ?= none
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
export PIP_DISABLE_PIP_VERSION_CHECK = 1

bin := .venv/bin
# A file's tests stay together, for they share what takes time to make.
pytest := $(bin)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
ready := .venv/.ready
tools := .venv/.tools

.PHONY: site venv install test test-fast serve check lock fonts characters bench bench-peers bench-preview bench-facts draft-report learn tamper shots weigh clean browser

site: $(ready)
	$(bin)/briefs build

# What publishing needs, and with `install` what testing needs too.
venv: $(ready)

install: $(tools)

test: $(tools) browser
	$(pytest)

# Without a browser and without builds in processes of their own, such as are killed: under a minute.
test-fast: $(tools)
	$(pytest) -m "not browser and not builds"

serve: $(ready)
	$(bin)/briefs serve

check: $(tools)
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo
	$(bin)/python -m pytest --quiet tests/test_house.py
	$(bin)/briefs check
	$(bin)/briefs addresses
	$(bin)/briefs fmt --check

compile := .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header

# The newest versions that pyproject.toml allows, for every Python from 3.11 on: those that
# publishing needs, and these with the ones that tests need too.
lock:
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/pip install --quiet uv
	$(compile) --extra build --output-file requirements.lock pyproject.toml
	$(compile) --extra build --extra dask --extra dev --constraint requirements.lock \
	  --output-file requirements-dev.lock pyproject.toml

# The Latin fonts, cut anew from the full ones.
fonts: $(tools)
	$(bin)/python generator/tools/fonts.py

bench: $(tools)
	$(bin)/python tests/bench.py $(N)

# The same beside Hugo and Eleventy.
bench-peers: $(tools)
	$(bin)/python tests/bench_peers.py $(N)

# Seconds from a save to the page in the preview.
bench-preview: $(tools)
	$(bin)/python tests/bench_preview.py

# Milliseconds that a filter or an order of ten thousand figures takes in a browser.
bench-facts: site $(tools) browser
	$(bin)/python tests/ten_thousand.py

# How good the drafts of `briefs draft` are: by article here, by company left out in ARTICLES=DIR.
draft-report: $(tools)
	$(if $(ARTICLES),$(bin)/python tests/learn_draft.py report $(ARTICLES),$(bin)/python tests/measure_draft.py)

# The weights of drafts, learnt anew from the fact files and texts in ARTICLES=DIR.
learn: $(tools)
	$(bin)/python tests/learn_draft.py weights $(ARTICLES)

# How many slips are noticed, by kind, and whether that is as many as it was: see the file.
tamper: $(tools)
	$(bin)/python tests/tamper.py

characters: $(tools)
	$(bin)/python generator/tools/characters.py

shots: site $(tools) browser
	$(bin)/python tests/shots.py

# Weight and length of the newest brief and of its company's page, beside their goals.
weigh: site $(tools) browser
	$(bin)/python tests/weigh.py

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache site site.new site.old

$(ready): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(bin)/pip install --quiet --require-hashes -r requirements.lock
	$(bin)/pip install --quiet --no-deps --no-build-isolation -e .
	$(bin)/python -m compileall -q generator/briefs
	$(bin)/briefs schema
	touch $@

$(tools): requirements-dev.lock $(ready)
	$(bin)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

# The tests drive a real browser, best one without windows (a third of the cost), and look at Chinese text.
windowless := chromium-headless-shell
browser:
	@have() { command -v $(windowless) || command -v chromium || command -v chromium-browser || command -v google-chrome; }; \
	fonts() { fc-list :lang=zh-tw 2>/dev/null | grep -q .; }; \
	add() { DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$1 fontconfig fonts-noto-cjk; }; \
	if command -v $(windowless) >/dev/null && fonts; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then apt-get update -q; add $(windowless) || add chromium; fi; \
	if have >/dev/null && fonts; then exit 0; fi; \
	echo 'make test needs Chromium and a Chinese font: sudo apt-get install $(windowless) fonts-noto-cjk' >&2; exit 1
