# `make site` and `make test` each do all their set-up on a bare machine; see README.md.
.PHONY: site page test check lint record prove bench lock vendor release clean
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
unexport PYTHONDONTWRITEBYTECODE
ADDRESS ?= 127.0.0.1:8000

site:  ## build the site and serve it
	@.ci/setup site
	@echo "Serving on http://$(ADDRESS)/ (Ctrl+C stops it)"
	@SITE_URL=http://$(ADDRESS)/ $(BIN)/mkdocs serve -q -a $(ADDRESS)

page:  ## one page, P=part/lesson, built and served in seconds while it is written
	@.ci/setup site
	@echo "Serving on http://$(ADDRESS)/$(P)/ (Ctrl+C stops it)"
	@PAGE=$(P) SITE_URL=http://$(ADDRESS)/ $(BIN)/mkdocs serve -q -a $(ADDRESS)

test:  ## lint, types, the guides' own commands, every proof, what is not proven and a sixth of the rest, the site, the browser
	@.ci/setup all
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -q --codeblocks README.md docs/start
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests

lint:  ## style, types and spelling of all code, scripts too
	@.ci/setup lint
	@$(BIN)/ruff check -q && $(BIN)/ruff format --check -q && $(BIN)/mypy && $(BIN)/codespell
	@$(BIN)/python -m tools.npm run --silent check

check:  ## under a minute: lint, the curriculum, and the snippets that changed since they were proven
	@.ci/setup all
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m roadmap check
	@$(BIN)/python -m roadmap run --changed

record:  ## run what is not proven, here and on the oldest instruction set; accept what it prints and draws, and prove it
	@.ci/setup all
	@$(BIN)/python -m tools.diagrams
	@$(BIN)/python -m roadmap run --changed --record

prove:  ## every snippet, each in a new interpreter, exactly as a reader would
	@.ci/setup all
	@$(BIN)/python -m roadmap run --fresh

bench:  ## the project's own figures, each against its reference in one run
	@.ci/setup all
	@$(BIN)/python -m tools.bench

lock:  ## resolve constraints.txt anew, with the hashes of what it names
	@.ci/setup all
	@$(BIN)/uv pip compile -q pyproject.toml --all-extras --universal --python-version 3.11 --no-header --no-annotate --upgrade \
	  | grep -v -E '^(nvidia-|cuda-|triton|setuptools)' > constraints.txt
	@$(BIN)/uv pip compile -q pyproject.toml --all-extras --universal --python-version 3.11 --no-header --no-annotate \
	  -c constraints.txt --generate-hashes | awk '/==/ {kept = !/^(nvidia-|cuda-|triton|setuptools|torch=)/} kept' > .ci/hashes.txt

vendor:  ## take what the site and its build use from npm into the repository, draw the icons
	@.ci/setup all
	@$(BIN)/python -m tools.vendor

release:  ## the site as one zip that opens from the file system: dist/turing-tensor-VERSION.zip
	@.ci/setup site
	@$(BIN)/python -m tools.release

clean:
	rm -rf .venv .cache site dist node_modules
