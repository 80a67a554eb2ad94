// SPDX-License-Identifier: MulanPSL-2.0
/** Ledgers (台账): registers whose kinds are data (docs/ledger-kinds.md). Other modules and proofs
 * make entries by the functions below; a kind is named by its word ("first_topic"). */
#ifndef LEDGER_H
#define LEDGER_H
#include "platform/ctx.h"

enum { LEDGER_BODY_BYTES = 32 * 1024, LEDGER_NOTE_CHARS = 500, LEDGER_WAY_CHARS = 300 };

/** A kind that this congress has switched on at some time. */
struct ledger_kind {
    int64_t id, version, version_id; /* version_id: of its present definition */
    struct str kind, name, unit, theme, practice, readers, writers;
    bool on;
};

/** One text of a kind. */
struct ledger_kind_version {
    int64_t id, kind_id, number, made_at, made_by;
    struct str body, note, made_by_name;
    bool shipped;
};

/** One entry. `data`: its values, packed (ledger_rules.h). */
struct ledger_entry {
    int64_t id, version, kind_id, kind_version_id, made_at, made_by;
    int64_t year, running;
    struct str number, title, state, data, made_by_name;
    struct date day;
    bool open, dropped;
    /* Of its kind, when read by id: */
    struct str kind, kind_name, readers;
};

/** Kinds of this congress, by theme and name. */
MUST_CHECK enum status ledger_kinds(struct ctx *ctx, struct ledger_kind **out, size_t *out_count);
/** ST_NOT_FOUND: it has never been switched on here. */
MUST_CHECK enum status ledger_kind_get(struct ctx *ctx, struct str kind, struct ledger_kind *out);
/** The shipped text of a kind, NULL if none is shipped. */
const char *ledger_shipped(struct str kind);
/** The shipped texts, one after the other; NULL after the last. */
const char *ledger_shipped_at(size_t index);

/** Switch a shipped kind on (again); its entries are there as they were. Emits "ledger.kind_on".
 *  ST_NOT_FOUND: no such kind. */
MUST_CHECK enum status ledger_kind_on(struct ctx *ctx, struct str kind, int64_t *out_id);
/** Put away: no new entries, no reminders, no figures; what is there stays. Emits
 *  "ledger.kind_off". */
MUST_CHECK enum status ledger_kind_off(struct ctx *ctx, struct str kind);

struct ledger_kind_new {
    struct str body; /* the whole text */
    struct str note; /* what was changed and why, may be "" */
    int64_t version; /* of the kind as the writer saw it; 0: the kind is new */
    bool shipped;    /* the text is the one that comes with the program */
};
/** Save a text as the newest version of the kind that it names; a kind that is not there is made
 *  and switched on. Emits "ledger.kind_changed". ST_INVALID at "body": what definition_parse()
 *  says; another kind's name; ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status ledger_kind_save(struct ctx *ctx, const struct ledger_kind_new *in,
                                        int64_t *out_id);
/** Is the shipped text another one than the newest shipped text this office has, and has the office
 *  no version of its own since? */
MUST_CHECK enum status ledger_kind_upgrades(struct ctx *ctx, const struct ledger_kind *k,
                                            bool *out_newer, bool *out_own);

/** A value by the name of its field, as people write it (names of organs and deputies too). */
struct ledger_given {
    const char *field;
    struct str value;
};
struct ledger_entry_new {
    struct str kind;
    const struct ledger_given *values;
    size_t count;
    struct str state; /* "": the kind's first */
};
/** A new entry. Emits "ledger.added". ST_INVALID with fields v0, v1 … in order of the definition;
 *  ST_DENIED: who may not write it; ST_RULE: the kind is put away. */
MUST_CHECK enum status ledger_entry_add(struct ctx *ctx, const struct ledger_entry_new *in,
                                        int64_t *out_id);
struct ledger_entry_change {
    int64_t id, version;
    const struct ledger_given *values; /* those not given stay */
    size_t count;
};
/** Other values, under the newest definition of its kind. Emits "ledger.changed". */
MUST_CHECK enum status ledger_entry_edit(struct ctx *ctx, const struct ledger_entry_change *in);
struct ledger_entry_step {
    struct ledger_entry_change change;
    struct str step, note;
};
/** Take a step of the workflow. Emits "ledger.stepped". ST_RULE: not from this state; ST_DENIED:
 * not by this actor; ST_INVALID: a needed field or the sentence is missing. */
MUST_CHECK enum status ledger_entry_step(struct ctx *ctx, const struct ledger_entry_step *in);
/** Take a mistaken entry away; its files must be gone first. Emits "ledger.removed". ST_RULE: steps
 *  have been taken. */
MUST_CHECK enum status ledger_entry_remove(struct ctx *ctx, int64_t id, int64_t version);
/** ST_NOT_FOUND for whom may not read its kind. */
MUST_CHECK enum status ledger_entry_get(struct ctx *ctx, int64_t id, struct ledger_entry *out);
#endif
