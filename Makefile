# loopchef: build, test, install. GNU make; everything that is made goes below $(BUILD).
#
#   make            the program, $(BUILD)/loopchef
#   make help       all targets
#
# One layer of the house is one folder of src/, listed bottom-up in LAYERS and linked as one archive, so a
# unit test of a layer gets that layer and those below it, and nothing else. A VARIANT (release, debug,
# asan, clang, asan-clang) has its own objects; BUILD=/elsewhere moves all of it.

BUILD   ?= build
VARIANT ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
V       ?= 0

LAYERS := base syntax code event vm loop session command lesson view repl tui export

MAKEFLAGS += --no-builtin-rules --no-print-directory
ifeq (0$(filter -j%,$(MAKEFLAGS)),$(MAKELEVEL))
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
endif
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all
Q := $(if $(filter 1,$(V)),,@)

# ---- what must be there: found once, installed if need be, noted in a makefile of its own -----------------
DEPS_SH    := tests/tools/deps.sh
NO_DEPS    := clean help deps uninstall oracle
TEST_GOALS := test check unit unit-% tests conformance sanitized
ifneq (,$(or $(if $(MAKECMDGOALS),,all),$(filter-out $(NO_DEPS),$(MAKECMDGOALS))))
include $(BUILD)/deps/build.mk
ifneq (,$(filter $(TEST_GOALS),$(MAKECMDGOALS)))
include $(BUILD)/deps/test.mk
endif
ifneq (,$(filter check,$(MAKECMDGOALS)))
include $(BUILD)/deps/check.mk
endif
endif

$(BUILD)/deps/test.mk: | $(BUILD)/deps/build.mk
$(BUILD)/deps/check.mk: | $(BUILD)/deps/test.mk
$(BUILD)/deps/%.mk: $(DEPS_SH)
	@sh $(DEPS_SH) $* $@

# ---- compilers and flags -----------------------------------------------------------------------------------
ifeq ($(origin CC),default)
CC := $(or $(FOUND_CC),cc)
endif
AR ?= ar
ifneq (,$(filter clang asan-clang,$(VARIANT)))
CC := clang
endif
HOST_CC ?= $(or $(FOUND_CC),cc)

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CPPFLAGS += -D_GNU_SOURCE -Isrc $(LIB_CFLAGS)
COMMON   := -std=c17 -g -ffp-contract=off $(WARNINGS)

FLAGS_release    := -O2
FLAGS_clang      := -O2
FLAGS_debug      := -O0 -g3 -DLOOPCHEF_DEBUG
FLAGS_asan       := -O1 -DLOOPCHEF_DEBUG -fno-omit-frame-pointer -fsanitize=address,undefined \
                    -fno-sanitize-recover=all -Werror
# clang's check of pointers also reports NULL + 0, which the C standard allows now; gcc's does not, and stays on.
FLAGS_asan-clang := $(FLAGS_asan) -fno-sanitize=pointer-overflow
ifeq (undefined,$(origin FLAGS_$(VARIANT)))
$(error VARIANT is one of release, debug, asan, clang, asan-clang; not '$(VARIANT)')
endif

# Flags of one file: CFLAGS_<path below src without .c>.
# gcc's manual advises the first for computed gotos; together they make the interpreter 8 % faster.
ifeq ($(VARIANT),release)
CFLAGS_vm/interp ?= $(if $(findstring clang,$(shell $(CC) --version)),,-fno-gcse -fno-tree-slp-vectorize)
endif

ALL_CFLAGS  = $(COMMON) $(FLAGS_$(VARIANT)) $(CPPFLAGS) $(CFLAGS)
HOST_CFLAGS = $(COMMON) $(FLAGS_release) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(filter -fsanitize=%,$(FLAGS_$(VARIANT))) $(LDFLAGS)
ALL_LIBS    = $(LIB_LDLIBS) -lm $(LDLIBS)

# ---- sources and objects -----------------------------------------------------------------------------------
OUT      := $(BUILD)/$(VARIANT)
HOST_OUT := $(BUILD)/release
LOOPCHEF := $(if $(filter release,$(VARIANT)),$(BUILD)/loopchef,$(OUT)/loopchef)
PYEMBED  := $(BUILD)/host/pyembed
BLOBS_C  := $(BUILD)/gen/pylib_blobs.c

PYEMBED_MAIN := src/code/pyembed_main.c
sources  = $(sort $(filter-out $(PYEMBED_MAIN),$(wildcard src/$(1)/*.c src/$(1)/*/*.c)))
objects  = $(patsubst src/%.c,$(OUT)/obj/%.o,$(call sources,$(1)))
hostobjs = $(patsubst src/%.c,$(HOST_OUT)/obj/%.o,$(call sources,$(1)))

USED_LAYERS := $(foreach l,$(LAYERS),$(if $(call sources,$(l)),$(l)))
CORE_OBJS   := $(foreach l,$(USED_LAYERS),$(call objects,$(l)))
MAIN_OBJ    := $(patsubst src/%.c,$(OUT)/obj/%.o,$(wildcard src/main.c))
PYLIB       := $(sort $(shell find src/pylib -name '*.py' 2>/dev/null))
BLOBS_OBJ   := $(if $(wildcard $(PYEMBED_MAIN)),$(OUT)/obj/gen/pylib_blobs.o)

.PHONY: all
all: $(LOOPCHEF)

$(LOOPCHEF): $(MAIN_OBJ) $(CORE_OBJS) $(BLOBS_OBJ)
	@echo "  LD    $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

# A change of flags or compiler rebuilds what it concerns.
$(OUT)/flags: FORCE
	@mkdir -p $(@D); echo '$(CC) $(ALL_CFLAGS) $(CFLAGS_vm/interp)' | cmp -s - $@ || \
	    echo '$(CC) $(ALL_CFLAGS) $(CFLAGS_vm/interp)' >$@
.PHONY: FORCE
FORCE:

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(CC) $(ALL_CFLAGS) $(CFLAGS_$*) -MMD -MP -c -o $@ $<

ifneq ($(OUT),$(HOST_OUT))
$(HOST_OUT)/obj/%.o: src/%.c
	@mkdir -p $(@D); echo "  CC    $< (host)"
	$(Q)$(HOST_CC) $(HOST_CFLAGS) $(CFLAGS_$*) -MMD -MP -c -o $@ $<
endif

# ---- the library in Python, compiled to bytecode by a tool made of the lower layers ------------------------
pymodule = $(patsubst %.__init__,%,$(subst /,.,$(patsubst src/pylib/%.py,%,$(1))))

$(PYEMBED): $(patsubst src/%.c,$(HOST_OUT)/obj/%.o,$(PYEMBED_MAIN)) $(foreach l,base syntax code,$(call hostobjs,$(l)))
	@mkdir -p $(@D); echo "  LD    $@"
	$(Q)$(HOST_CC) $(LDFLAGS) -o $@ $^ $(ALL_LIBS)

$(BLOBS_C): $(PYEMBED) $(PYLIB) | $(if $(wildcard src/pylib),src/pylib)
	@mkdir -p $(@D); echo "  EMBED $@"
	$(Q)$(PYEMBED) $@ $(foreach f,$(PYLIB),$(call pymodule,$(f))=$(f))

$(OUT)/obj/gen/pylib_blobs.o: $(BLOBS_C) $(OUT)/flags
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -O0 -MMD -MP -c -o $@ $<

# ---- tests -------------------------------------------------------------------------------------------------
# tests/LAYER/test_*.c is one cmocka program each, linked with LAYER and the layers below it.
upto     = $(if $(filter $(firstword $(2)),$(1)),$(1),$(firstword $(2)) $(call upto,$(1),$(wordlist 2,99,$(2))))
reverse  = $(if $(1),$(call reverse,$(wordlist 2,99,$(1))) $(firstword $(1)))
archives = $(foreach l,$(call reverse,$(filter $(USED_LAYERS),$(call upto,$(1),$(LAYERS)))),$(OUT)/lib/lib$(l).a)
units    = $(patsubst tests/%.c,$(OUT)/tests/%,$(sort $(wildcard tests/$(1)/test_*.c)))
benches  = $(patsubst tests/%.c,$(OUT)/tests/%,$(sort $(wildcard tests/$(1)/bench_*.c)))

UNITS  := $(foreach l,$(USED_LAYERS),$(call units,$(l)))
RUNNER := $(OUT)/tests/runner

define layer_rules
$(OUT)/lib/lib$(1).a: $(call objects,$(1))
	@mkdir -p $$(@D); rm -f $$@
	$(Q)$(AR) rcs $$@ $$^

$(call units,$(1)) $(call benches,$(1)): $(OUT)/tests/$(1)/%: tests/$(1)/%.c $(call archives,$(1)) $(if $(filter vm,$(call upto,$(1),$(LAYERS))),$(BLOBS_OBJ))
	@mkdir -p $$(@D); echo "  TEST  $$<"
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -Itests -MMD -MP -MF $$@.d $(ALL_LDFLAGS) -o $$@ $$< \
	    $$(filter %.a,$$^) $$(filter %.o,$$^) $$(filter %.a,$$^) $(ALL_LIBS) $(TEST_LDLIBS)

.PHONY: unit-$(1)
unit-$(1): $(call units,$(1))
	@set -e; for t in $$^; do $$$$t; done
endef
$(foreach l,$(USED_LAYERS),$(eval $(call layer_rules,$(l))))

$(RUNNER): tests/runner.c
$(OUT)/tests/bench: tests/bench/bench.c
$(RUNNER) $(OUT)/tests/bench: $(OUT)/flags
	@mkdir -p $(@D); echo "  TEST  $(filter %.c,$^)"
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.c,$^)

SLOW     = $(filter asan%,$(VARIANT))
TEST_ENV = LOOPCHEF=$(abspath $(LOOPCHEF)) BUILD=$(abspath $(BUILD)) $(if $(SLOW),SECONDS_EACH=600)
RUN      = $(TEST_ENV) $(RUNNER) $(if $(SLOW),--timeout 60) $(if $(ONLY),--only '$(ONLY)')

.PHONY: tests test unit conformance check oracle corpus bench bench-travel
tests: $(LOOPCHEF) $(RUNNER) $(UNITS)

test: tests
	@$(RUN) $(addprefix --unit ,$(UNITS))

unit: $(RUNNER) $(UNITS)
	@$(RUN) --no-programs $(addprefix --unit ,$(UNITS))

conformance: $(LOOPCHEF) $(RUNNER)
	@$(RUN) --programs

check:
	@echo "== gcc: ASan, UBSan, -Werror"
	@$(MAKE) VARIANT=asan CC=gcc test
	@echo "== clang: ASan, UBSan, -Werror"
	@$(MAKE) VARIANT=asan-clang test

oracle:
	@sh tests/oracle/check.sh

corpus: $(LOOPCHEF) $(RUNNER)
	@$(TEST_ENV) RUNNER=$(abspath $(RUNNER)) sh tests/corpus.sh $(CORPUS)

bench: $(LOOPCHEF) $(OUT)/tests/bench
	@$(TEST_ENV) sh tests/bench/bench.sh $(BENCH)

bench-travel: $(OUT)/tests/session/bench_travel
	@$< tests/bench/travel_lines.py tests/bench/travel_tasks.py

# ---- use ---------------------------------------------------------------------------------------------------
.PHONY: run install uninstall clean deps help
run: $(LOOPCHEF)
	@$(LOOPCHEF) scenarios/three_apis.py

SHARE = $(DESTDIR)$(PREFIX)/share/loopchef
install: $(LOOPCHEF)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/scenarios $(SHARE)/lessons
	install -m 755 $(LOOPCHEF) $(DESTDIR)$(PREFIX)/bin/loopchef
	install -m 644 $(wildcard scenarios/*.py) $(SHARE)/scenarios
	install -m 644 $(wildcard lessons/*.md) $(SHARE)/lessons

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/loopchef
	rm -rf $(SHARE)

clean:
	rm -rf $(BUILD)/release $(BUILD)/debug $(BUILD)/asan $(BUILD)/clang $(BUILD)/asan-clang \
	    $(BUILD)/host $(BUILD)/gen $(BUILD)/deps $(BUILD)/test-output $(BUILD)/loopchef
	@rmdir $(BUILD) 2>/dev/null || true

deps:
	@rm -rf $(BUILD)/deps
	@for what in build test check; do sh $(DEPS_SH) $$what $(BUILD)/deps/$$what.mk || exit 1; done

help:
	@echo 'make               build $(BUILD)/loopchef'
	@echo 'make run           open the three-API scenario'
	@echo 'make test          all tests; ONLY=gather runs those with "gather" in their name'
	@echo 'make unit-LAYER    the unit tests of one layer: $(LAYERS)'
	@echo 'make conformance   the conformance programs only; ONLY= as above'
	@echo 'make check         all tests under ASan and UBSan with -Werror, by gcc and by clang'
	@echo 'make oracle        record every expectation again with CPython 3.13 and compare'
	@echo 'make corpus        run a corpus of recorded programs; CORPUS="[--only GLOB] FOLDER"'
	@echo 'make bench         compare with CPython; BENCH=--quick leaves the largest out'
	@echo 'make bench-travel  how long going back takes in long runs'
	@echo 'make install       PREFIX=$(PREFIX) DESTDIR='
	@echo 'make deps          find or install what the build, the tests and the checks need'
	@echo 'make clean         remove what was built'
	@echo 'VARIANT=release|debug|asan|clang|asan-clang   BUILD=folder   V=1 shows the commands'

-include $(shell find $(OUT) $(HOST_OUT)/obj -name '*.d' 2>/dev/null)
