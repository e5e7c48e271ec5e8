# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# GNU make, no configure step; nothing is ever written outside $(BUILD).
# CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS belong to whoever builds.

VERSION := 0.1.0
# What programs that are linked with libtakt need: raised when one that was
# built before could not go on.
SOVERSION := 0

BUILD ?= build
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
SCHEDULEDIR ?= $(DATADIR)/takt/schedules
BASHCOMPDIR ?= $(DATADIR)/bash-completion/completions
ZSHCOMPDIR ?= $(DATADIR)/zsh/site-functions
FISHCOMPDIR ?= $(DATADIR)/fish/vendor_completions.d
CLANG ?= clang
PYTHON ?= $(if $(wildcard /usr/bin/python3),/usr/bin/python3,python3)
PKG_CONFIG ?= pkg-config
FUZZ_SECONDS ?= 60
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

# Flags: WERROR=1 makes warnings errors, save in sanitized code, where gcc sees
# things; SANITIZE and COVERAGE serve the targets of those names.
PACKAGES := libical yaml-0.1
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow
CFLAGS ?= -O2 -g
override CPPFLAGS += -Isrc -Iinclude -D_XOPEN_SOURCE=700 \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES))
override CFLAGS += -std=c17 -fvisibility=hidden $(WARNINGS) \
	$(if $(SANITIZE),,$(WERROR:%=-Werror))
override LDFLAGS += -Wl,--as-needed
override LDLIBS += $(shell $(PKG_CONFIG) --libs $(PACKAGES))
ifdef SANITIZE
override CFLAGS += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
override LDFLAGS += -fsanitize=$(SANITIZE)
endif
ifdef COVERAGE
override CFLAGS += -O0 --coverage
override LDFLAGS += --coverage
endif

# The floors of the library, lowest first (src/README.md).
FLOORS := base date page phrase cadence ical load plan compare render import api
LIB_SOURCES := $(wildcard $(FLOORS:%=src/%/*.c))
CLI_SOURCES := $(wildcard src/cli/*.c)
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_HELPERS := $(filter-out $(UNIT_SOURCES),$(wildcard tests/unit/*.c))
ORACLE_SOURCES := $(wildcard tests/oracle/*.c)
FUZZ_SOURCES := $(wildcard tests/fuzz/fuzz_*.c)
BENCH_SOURCES := $(wildcard tests/bench/*.c)
SOURCES := $(LIB_SOURCES) $(CLI_SOURCES) $(wildcard tests/*/*.c)
C_FILES := $(SOURCES) $(wildcard include/*.h src/*/*.h tests/*/*.h)
MANUALS := $(wildcard man/*.[1-9])
SCHEDULES := $(shell find schedules -type f 2>/dev/null | LC_ALL=C sort)

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIBRARY := $(BUILD)/libtakt.a
SHARED := $(BUILD)/libtakt.so.$(VERSION)
PROGRAM := $(BUILD)/takt
UNITS := $(UNIT_SOURCES:%.c=$(BUILD)/%)
REPLAYS := $(FUZZ_SOURCES:%.c=$(BUILD)/%)
FUZZERS := $(FUZZ_SOURCES:%.c=$(BUILD)/%.fuzzer)
ORACLES := $(patsubst %.c,$(BUILD)/%,$(filter-out %_fail.c,$(ORACLE_SOURCES))) \
	$(patsubst %.c,$(BUILD)/%.so,$(filter %_fail.c,$(ORACLE_SOURCES)))
BENCHES := $(BENCH_SOURCES:%.c=$(BUILD)/%)
CHECKS := $(shell find tests/check -maxdepth 1 -name '*.[sp][hy]' -type f \
	-perm -u+x 2>/dev/null | LC_ALL=C sort)
TESTS ?= $(UNITS) $(wildcard tests/golden.sh) $(CHECKS) $(REPLAYS)
HAVE_CMOCKA := $(shell $(PKG_CONFIG) --exists cmocka && echo yes)
PROVE := prove --failures --comments --jobs $(JOBS) --exec tests/run.sh

export BUILD CC CXX PYTHON STRICT VERSION
export TAKT := $(PROGRAM)
export LINT_FLAGS = $(CPPFLAGS) -std=c17 $(WARNINGS)

# Shell words. `missing` tells what could not be done for want of a tool; that
# is a failure only with STRICT=1.
quote = '$(subst ','\'',$(1))'
missing = { echo '$(1)' >&2; test -z '$(STRICT)'; }

.PHONY: all
all: $(PROGRAM) $(SHARED) $(BUILD)/takt.pc ## Build the program and the library (the default)

$(PROGRAM): $(call objects,$(CLI_SOURCES)) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIBRARY): $(call objects,$(LIB_SOURCES)) $(BUILD)/sources
	rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

# The program has the library within it, and starts the faster for that.
$(SHARED): $(call objects,$(LIB_SOURCES)) $(BUILD)/sources
	$(CC) $(CFLAGS) $(LDFLAGS) -shared $(if $(SANITIZE),,-Wl,-z,defs) -Wl,-soname,libtakt.so.$(SOVERSION) \
		-o $@ $(filter %.o,$^) $(LDLIBS)

$(BUILD)/takt.pc: $(BUILD)/flags Makefile
	@printf '%s\n' 'prefix=$(PREFIX)' \
		'libdir=$(LIBDIR:$(PREFIX)/%=$${prefix}/%)' \
		'includedir=$(INCLUDEDIR:$(PREFIX)/%=$${prefix}/%)' '' \
		'Name: takt' \
		'Description: release cadences in, dates and calendars out' \
		'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
		'Libs: -L$${libdir} -ltakt' 'Cflags: -I$${includedir}' >$@

$(BUILD)/%.o: %.c $(BUILD)/flags Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(DEFINES) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/api/takt.o: private DEFINES = -DTAKT_VERSION='"$(VERSION)"'
$(call objects,$(LIB_SOURCES)): private override CFLAGS += -fPIC
$(call objects,$(CLI_SOURCES)): private DEFINES = \
	-DTAKT_SCHEDULEDIR='"$(SCHEDULEDIR)"'

# Written only when they change, so that other flags or files rebuild.
$(BUILD)/flags: private TEXT = $(VERSION) $(SCHEDULEDIR) $(LIBDIR) \
	$(INCLUDEDIR) $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)
$(BUILD)/sources: private TEXT = $(LIB_SOURCES)
$(BUILD)/flags $(BUILD)/sources: FORCE
	@mkdir -p $(@D)
	@$(PKG_CONFIG) --exists --print-errors $(PACKAGES)
	@printf '%s\n' $(call quote,$(TEXT)) | cmp -s - $@ || \
		printf '%s\n' $(call quote,$(TEXT)) >$@
.PHONY: FORCE
FORCE:

-include $(patsubst %.o,%.d,$(call objects,$(SOURCES)))

# Tests: see tests/README.md.
# Every allocation comes by tests/unit/failing_alloc.c, where it can fail.
comma := ,
WRAP := $(patsubst %,-Wl$(comma)--wrap=%,malloc calloc realloc)

$(BUILD)/tests/unit/test_%: $(BUILD)/tests/unit/test_%.o \
		$(call objects,$(UNIT_HELPERS)) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) $(WRAP) -o $@ $^ $(LDLIBS) \
		$$($(PKG_CONFIG) --libs cmocka)

# Programs for the scripts in tests/check/; *_fail.c are for LD_PRELOAD.
$(BUILD)/tests/oracle/%: $(BUILD)/tests/oracle/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/oracle/%.so: tests/oracle/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -fvisibility=default -fPIC -shared -o $@ $<

$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o \
		$(BUILD)/tests/fuzz/replay.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/fuzz/fuzz_%.fuzzer: $(BUILD)/tests/fuzz/fuzz_%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

# tests/bench/floor is measured against the program: linked by the same flags.
$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

ifneq ($(HAVE_CMOCKA),yes)
override TESTS := $(filter-out $(UNITS),$(TESTS))
WITHOUT_CMOCKA = @$(call missing,check: cmocka is missing: no unit tests)
endif

.PHONY: check
check: $(PROGRAM) $(ORACLES) $(filter $(BUILD)/%,$(TESTS)) ## Run every test, or TESTS='FILE...'; STRICT=1: no skips
	$(WITHOUT_CMOCKA)
	@test -n '$(strip $(TESTS))' || { echo 'check: 0 tests' >&2; exit 1; }
	@$(PROVE) $(TESTS)

.PHONY: unit
unit: $(UNITS) ## Run the unit tests alone
	@test -n '$(UNITS)' || { echo 'unit: 0 tests' >&2; exit 1; }
	@$(PROVE) $(UNITS)

.PHONY: interop
interop: ## Run what needs calendar programs; prints what they show
	@$(MAKE) check TESTS="$(wildcard tests/check/interop*)"

.PHONY: fresh
fresh: ## Try README.md and the packages on a bare Debian made for it; as root
	@tests/fresh/run.sh

.PHONY: golden
golden: $(PROGRAM) ## Run the golden cases, or those of CASE=topic[/case]
	@tests/golden.sh $(CASE)

.PHONY: golden-update
golden-update: $(PROGRAM) ## Rewrite what CASE=topic/case expects; read the diff
	@test -n '$(CASE)' || { echo 'golden-update: CASE=topic/case' >&2; exit 2; }
	@tests/golden.sh --update $(CASE)

.PHONY: sanitize
sanitize: ## Run every test under AddressSanitizer and UBSan
	@$(MAKE) BUILD=$(BUILD)/sanitize SANITIZE=address,undefined check

.PHONY: fuzz
fuzz: ## Fuzz each target for FUZZ_SECONDS (60)
	@test -n '$(FUZZERS)' || { echo 'fuzz: no targets' >&2; exit 1; }
	@if command -v $(CLANG) >/dev/null; then \
		$(MAKE) BUILD=$(BUILD)/fuzz CC=$(CLANG) fuzz-all \
			SANITIZE=address,undefined,fuzzer-no-link; \
	else $(call missing,fuzz: $(CLANG) is missing: nothing done); fi

.PHONY: fuzz-all
fuzz-all: $(FUZZERS:%=%.run)

$(BUILD)/%.fuzzer.run: $(BUILD)/%.fuzzer FORCE
	@mkdir -p $(BUILD)/corpus/$(*F)
	@cp -R tests/fuzz/corpus/$(*F)/. $(BUILD)/corpus/$(*F)
	$< $(patsubst %,-dict=%,$(wildcard tests/fuzz/$(*F).dict)) \
		-max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 \
		-artifact_prefix=$(BUILD)/$(*F)- $(BUILD)/corpus/$(*F)

.PHONY: coverage
coverage: ## Run every test and sum up the coverage of src/
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || :
	@$(MAKE) BUILD=$(BUILD)/coverage COVERAGE=1 check
	@if command -v gcovr >/dev/null; then \
		gcovr --root . --filter src/ --print-summary \
			--txt $(BUILD)/coverage/report.txt $(BUILD)/coverage; \
	else $(call missing,coverage: gcovr is missing: no summary); fi

.PHONY: bench
bench: $(PROGRAM) $(BENCHES) ## Measure speed and memory against their bars
	@tests/bench/run.sh

.PHONY: accuracy
accuracy: $(PROGRAM) ## Hold the shipped schedules against published dates
	@'$(PYTHON)' tests/accuracy/accuracy.py

.PHONY: lint
lint: ## Check style, include floors and static analysis; STRICT=1: no skips
	@count=0; failed=; for script in tests/lint/*.sh; do \
		count=$$((count + 1)); "$$script" || failed="$$failed $$script"; \
	done; echo "lint: $$count checks, failed:$${failed:- none}"; \
	test -z "$$failed"

.PHONY: format
format: ## Format the C files in place
	clang-format -i $(C_FILES)

# The shells that are completed, each with the file that has it.
COMPLETIONS = bash '$(BASHCOMPDIR)/takt' zsh '$(ZSHCOMPDIR)/_takt' \
	fish '$(FISHCOMPDIR)/takt.fish'

.PHONY: install
install: all ## Install under PREFIX (/usr/local), below DESTDIR
	install -d '$(DESTDIR)$(BINDIR)'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(BINDIR)/takt'
	install -d '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(INCLUDEDIR)'
	install -m 644 $(LIBRARY) $(SHARED) '$(DESTDIR)$(LIBDIR)'
	ln -sf $(notdir $(SHARED)) '$(DESTDIR)$(LIBDIR)/libtakt.so.$(SOVERSION)'
	ln -sf libtakt.so.$(SOVERSION) '$(DESTDIR)$(LIBDIR)/libtakt.so'
	install -m 644 $(BUILD)/takt.pc '$(DESTDIR)$(LIBDIR)/pkgconfig'
	install -m 644 include/takt.h '$(DESTDIR)$(INCLUDEDIR)'
	@for file in $(MANUALS); do \
		to='$(DESTDIR)$(MANDIR)'/man$${file##*.}; \
		install -d "$$to" && install -m 644 "$$file" "$$to" || exit; done
	@for file in $(SCHEDULES:schedules/%=%); do \
		to='$(DESTDIR)$(SCHEDULEDIR)'/$$file; install -d "$${to%/*}" && \
		install -m 644 "schedules/$$file" "$$to" || exit; done
	@set -- $(COMPLETIONS); while test $$# -gt 0; do \
		install -d '$(DESTDIR)'"$${2%/*}" && \
		$(PROGRAM) completion "$$1" >$(BUILD)/completion && \
		install -m 644 $(BUILD)/completion '$(DESTDIR)'"$$2" || exit; \
		shift 2; done

.PHONY: uninstall
uninstall: ## Remove what install put there
	rm -f '$(DESTDIR)$(BINDIR)/takt' '$(DESTDIR)$(INCLUDEDIR)/takt.h'
	rm -f '$(DESTDIR)$(LIBDIR)/libtakt.a' '$(DESTDIR)$(LIBDIR)/libtakt.so' \
		'$(DESTDIR)$(LIBDIR)/libtakt.so.$(SOVERSION)' \
		'$(DESTDIR)$(LIBDIR)/$(notdir $(SHARED))' \
		'$(DESTDIR)$(LIBDIR)/pkgconfig/takt.pc'
	rm -rf '$(DESTDIR)$(SCHEDULEDIR)'
	@set -- $(COMPLETIONS); while test $$# -gt 0; do \
		rm -f '$(DESTDIR)'"$$2"; shift 2; done
	@for file in $(MANUALS); do \
		rm -f '$(DESTDIR)$(MANDIR)'/man$${file##*.}/$${file##*/}; done

.PHONY: dist
dist: ## Pack the committed tree, the same bytes every time
	@mkdir -p $(BUILD)
	git archive --format=tar --prefix=takt-$(VERSION)/ HEAD | \
		gzip -9n >$(BUILD)/takt-$(VERSION).tar.gz

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf $(BUILD)

.PHONY: help
help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 16
