// SPDX-License-Identifier: MulanPSL-2.0
/** Lists, counts and sums of entries. */
#ifndef LEDGER_LIST_H
#define LEDGER_LIST_H
#include "modules/ledger/ledger.h"

enum { LEDGER_TOTAL_MAX = 100000, LEDGER_SLOTS = 10, LEDGER_SUMS_MAX = 600 };

/** A field has one of the values, or any ("" values). */
struct ledger_slot {
    struct str field;
    struct str values; /* "|a||b|", "": any */
};

/** Which entries. */
struct ledger_filter {
    int64_t kind_id;
    struct ledger_slot slots[LEDGER_SLOTS];
    size_t slots_count;
    struct str q, month,
        day_field; /* day_field: whose day from, to, month look at; "": the entry's */
    struct date from, to;
    struct str none; /* a field that has no value, "" */
    bool with_dropped, open;
    struct str sort, after; /* "-day", "day", "title", "-number" of sort_field; "-" descending */
    struct str sort_field;
    unsigned limit;
};

/** A value of one entry under a breakdown; see ledger_told(). */
struct ledger_text {
    struct str part;
    int64_t id;
    struct str text;
    int64_t fresh; /* how many of its names no earlier entry of the part has */
};
/** Of the entries that ledger_store_sums() counts those with a value in the field, in the order of
 *  parts and ids. ST_RULE past LEDGER_TEXTS_MAX. */
enum { LEDGER_TEXTS_MAX = 50000 };
enum status ledger_store_texts(struct ctx *ctx, const struct ledger_filter *f, struct str by,
                               struct str key, struct str field, struct ledger_text **out,
                               size_t *out_count);

/** ledger_slot of one value. */
struct ledger_slot ledger_slot_of(struct ctx *ctx, struct str field, struct str value);

enum status ledger_store_list(struct ctx *ctx, const struct ledger_filter *f,
                              struct ledger_entry **out, size_t *out_count, struct str *out_next,
                              int64_t *out_total);
enum status ledger_store_entry(struct ctx *ctx, int64_t id, struct ledger_entry *out);
/** Entries of that very title, at most LEDGER_SUMS_MAX. */
enum status ledger_store_titled(struct ctx *ctx, int64_t kind_id, struct str title,
                                struct ledger_entry **out, size_t *out_count);
enum status ledger_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count);

/** A value as it is kept for filters, by the name of its field. */
struct ledger_copy {
    struct str field, text;
};
enum status ledger_store_copies(struct ctx *ctx, int64_t entry_id, struct ledger_copy **out,
                                size_t *out_count);

/** Entries and the sum of a field, by a breakdown: "" the total, "month", "state" or a field. */
struct ledger_sum {
    struct str key;
    int64_t count, sum;
};
enum status ledger_store_sums(struct ctx *ctx, const struct ledger_filter *f, struct str by,
                              struct str key, struct str sum_field, struct ledger_sum **out,
                              size_t *out_count);

/** Entries of each kind, and those that are open; one row for each kind that has some. */
struct ledger_count {
    int64_t kind_id, all, this_year, open;
};
enum status ledger_store_counts(struct ctx *ctx, int year, struct ledger_count **out,
                                size_t *out_count);

/** What is due, of kinds that are on. */
struct ledger_due_row {
    int64_t entry_id, part, made_by;
    struct date on;
    struct str label, title, number, kind, kind_name, readers, writers;
};
/** In the order of entry and part, after those; by day with by_day. */
enum status ledger_store_dues(struct ctx *ctx, struct date from, struct date until,
                              int64_t after_entry, int64_t after_part, unsigned limit, bool by_day,
                              struct ledger_due_row **out, size_t *out_count);
/** Of one entry. */
enum status ledger_store_dues_of(struct ctx *ctx, int64_t entry_id, struct ledger_due_row **out,
                                 size_t *out_count);

/** Entries of a kind whose deputy field names a deputy, in order of deputy and entry. */
struct ledger_duty_row {
    int64_t deputy_id, entry_id;
    struct date on;
    struct str title;
};
enum status ledger_store_duties(struct ctx *ctx, struct str field, int64_t kind_id,
                                struct date from, struct date to, int64_t deputy_id,
                                int64_t after_deputy, int64_t after_entry, unsigned limit,
                                struct ledger_duty_row **out, size_t *out_count);
#endif
