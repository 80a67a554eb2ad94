// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the text of a kind of ledger. It is refused with a line and a reason, or what it is
 * printed as reads as the same. */
#include "modules/ledger/ledger_rules_definition.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});
    struct ledger_definition d, again;
    struct ledger_definition_fault fault;
    struct buf one = buf_new(a, 0), two = buf_new(a, 0);

    if (!ledger_definition_parse(a, text, &d, &fault)) {
        ASSERT(fault.key != NULL);
        arena_close(a);
        return 0;
    }
    ledger_definition_print(&d, &one);
    if (one.len <= LEDGER_BYTES_MAX) {
        ASSERT(ledger_definition_parse(a, buf_view(&one), &again, &fault));
        ledger_definition_print(&again, &two);
        ASSERT(str_eq(buf_view(&one), buf_view(&two)));
    }
    arena_close(a);
    return 0;
}
