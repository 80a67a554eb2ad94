// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the journal: its tables. */
#include "event_migrations.h"
#include "platform/journal.h"

/* The journal does not journal itself: its own hashes guard it. Cursors are only progress, and
 * nothing is ever written to event_order. */
static const char *const TABLES_UNJOURNALLED[] = {
    "event",        "event_row",    "event_unsealed", "journal_seal",
    "journal_head", "event_cursor", "event_order",    NULL,
};

const struct module event_module = {
    .name = "event",
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .migrations = event_migrations,
};
