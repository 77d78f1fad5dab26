.PHONY: gen check-gen
gen:
	node --import tsx firmware-api/codegen/main.ts
check-gen:
	node --import tsx firmware-api/codegen/main.ts --check
