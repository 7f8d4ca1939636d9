# `make site` and `make test` each do all their set-up on a bare machine; see README.md.
.PHONY: site test check record bench lock vendor release clean
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
unexport PYTHONDONTWRITEBYTECODE
ADDRESS ?= 127.0.0.1:8000

site:  ## build the site and serve it
	@.ci/setup site
	@echo "Serving on http://$(ADDRESS)/ (Ctrl+C stops it)"
	@SITE_URL=http://$(ADDRESS)/ $(BIN)/mkdocs serve -q -a $(ADDRESS)

test:  ## everything: lint, types, every snippet in a fresh look, the site, the browser
	@.ci/setup all
	@$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/codespell
	@$(BIN)/python -m pytest -n auto --dist loadgroup tests
	@$(BIN)/python -m pytest -q --codeblocks README.md docs/start

check:  ## seconds: lint, types, curriculum, and the snippets that changed since they were last green
	@.ci/setup all
	@$(BIN)/ruff check -q && $(BIN)/ruff format --check -q
	@$(BIN)/mypy & types=$$!; $(BIN)/python -m roadmap check && $(BIN)/python -m roadmap run --changed; code=$$?; wait $$types && exit $$code

record:  ## run the snippets that changed and accept what they print and draw now
	@.ci/setup all
	@$(BIN)/python -m roadmap run --changed --record

bench:  ## the project's own figures, each against its reference in one run
	@.ci/setup all
	@$(BIN)/python -m tests.bench

lock:  ## resolve constraints.txt anew
	@.ci/setup all
	@$(BIN)/uv pip compile -q pyproject.toml --all-extras --universal --python-version 3.11 --no-header --no-annotate --upgrade \
	  | grep -v -E '^(nvidia-|cuda-|triton|setuptools)' > constraints.txt

vendor:  ## take what the site and its build use from npm into the repository, draw the icons
	@.ci/setup all
	@$(BIN)/python -m roadmap.vendor

release:  ## the site as one zip that opens from the file system: dist/turing-tensor-VERSION.zip
	@.ci/setup site
	@$(BIN)/python -m roadmap.release

clean:
	rm -rf .venv .cache site dist node_modules
