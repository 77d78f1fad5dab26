# Turns help.X, run.X and needs.X into targets. make answers 2 to every failed recipe and has its own last words, so a
# command runs in .run.X, which always succeeds and leaves its sentence in build/make/X.exit; X then ends make with it:
#   smokestack: exit 3 (environment): …

define newline


endef

# Nothing but this file's own words: no recipe echo, no "Entering directory".
MAKEFLAGS += --no-print-directory --no-builtin-rules

available = $(and $(run.$1),$(if $(needs.$1),$(wildcard $(needs.$1)),yes))
sentence_of = $(shell cat build/make/$1.exit 2>/dev/null)
verdict = $(if $(sentence_of),$(error $(newline)$(sentence_of)))

define rule
.PHONY: $1 .run.$1
.run.$1:
	@mk/run $1 $$(if $$(call available,$1),$$(run.$1),mk/unavailable $1)
$1: .run.$1
	@:$$(call verdict,$1)
endef
$(foreach each,$(filter-out help,$(targets)),$(eval $(call rule,$(each))))

.PHONY: help
help:
	@echo 'make <target> [VARIABLE=value …]'
	@$(foreach each,$(targets),printf '  %-13s %s%s\n' '$(each)' '$(help.$(each))' '$(if $(or $(call available,$(each)),$(filter help,$(each))),, (not available yet))';)
	@echo 'Variables: SCENARIO SEED SEEDS SHARD CONFIG PEER TARGET BOARD WAVES OFFLINE. ./smokestack --help has the rest.'
