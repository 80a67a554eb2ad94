// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages and actions read. Names as in the store, which they come from. */
#ifndef DUTY_LIST_H
#define DUTY_LIST_H
#include "modules/duty/duty.h"

/** A kind of entries that deputies make themselves: data of the office. */
struct duty_kind {
    int64_t id, version, place;
    struct str code, name, hint;
    struct str unit; /* word of a text unit.<word> */
    bool active;
};
MUST_CHECK enum status duty_store_kinds(struct ctx *ctx, struct duty_kind **out, size_t *out_count);
MUST_CHECK enum status duty_store_kind(struct ctx *ctx, int64_t id, struct duty_kind *out);

struct duty_entry {
    int64_t id, version, deputy_id, kind_id, amount, organ_id;
    struct date held_on;
    struct str title, place, body, state, answer;
    int64_t entered_by, entered_at, checked_by, checked_at;
    struct str code, kind, unit; /* of the kind */
    struct str deputy, delegation, organ;
};
MUST_CHECK enum status duty_store_entry(struct ctx *ctx, int64_t id, struct duty_entry *out);

struct duty_entry_filter {
    struct str state;                     /* "" all */
    int64_t deputy_id, organ_id, kind_id; /* 0 all */
    struct date from, to;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status duty_store_entries(struct ctx *ctx, const struct duty_entry_filter *filter,
                                          struct duty_entry **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);

struct duty_item {
    struct str what;
    int64_t points, penalty, most, least; /* tenths; least: in the unit, a year */
};
struct duty_formula {
    int64_t id, version, base, most, set_at;
    struct date from_on;
    struct str basis;
    struct duty_item *items;
    size_t items_count;
};
/** The one in force on a day, with its items; ST_NOT_FOUND if none is. */
MUST_CHECK enum status duty_store_formula_on(struct ctx *ctx, struct date on,
                                             struct duty_formula *out);
MUST_CHECK enum status duty_store_formula(struct ctx *ctx, int64_t id, struct duty_formula *out);
/** All, newest first, without items. */
MUST_CHECK enum status duty_store_formulas(struct ctx *ctx, struct duty_formula **out,
                                           size_t *out_count);

struct duty_appeal {
    int64_t id, version, deputy_id, record_id, asked_at, decided_by, decided_at;
    struct str what, title, was_state, reason, state, as_state, answer;
    struct date held_on;
    struct str deputy;
};
MUST_CHECK enum status duty_store_appeal(struct ctx *ctx, int64_t id, struct duty_appeal *out);
/** Newest first, at most 500; of one deputy or (0) of all; in a state or ("") in any. */
MUST_CHECK enum status duty_store_appeals(struct ctx *ctx, int64_t deputy_id, struct str state,
                                          struct duty_appeal **out, size_t *out_count);

struct duty_award {
    int64_t id, version, year, deputy_id;
    struct str title, reason, decided_by, deputy, delegation;
    struct date decided_on;
};
MUST_CHECK enum status duty_store_awards(struct ctx *ctx, int year, int64_t deputy_id,
                                         struct duty_award **out, size_t *out_count);

/** What a deputy is today besides: "县人大常委会委员", in the order of the bodies; "" nothing. */
MUST_CHECK enum status duty_posts(struct ctx *ctx, int64_t deputy_id, struct str *out);

/* ---------------------------------------------------------------- gathered */

/** One fact as it stands: what its module tells, and what an upheld appeal has made of it. */
struct duty_standing {
    size_t line; /* of the file's lines */
    struct str what;
    int64_t deputy_id, record_id, count;
    struct date on, until; /* until: none, of one day */
    struct str title, url;
    struct str state;  /* done, excused, absent, void */
    struct str told;   /* as the module tells it */
    int64_t appeal_id; /* the last appeal about it, 0 none */
    struct str appeal; /* its state */
};
/** A file with every fact behind it, newest first. */
MUST_CHECK enum status duty_facts(struct ctx *ctx, int64_t deputy_id, int year,
                                  struct duty_file *out_file, struct duty_standing **out,
                                  size_t *out_count);

struct duty_rank {
    int64_t deputy_id;
    struct str name, delegation;
    struct str sound; /* the key of the name by its sound */
    bool in_office;
    int64_t points;
    int64_t done, excused, absent; /* facts of all kinds */
    unsigned place;                /* from 1; the same with the same points */
};
/** Everybody in office on the last day of the year (or today), most points first, then by the
 *  sound of their names.
 *  Reads everything that modules tell of a year: for workers. */
MUST_CHECK enum status duty_ranking(struct ctx *ctx, int year, int64_t delegation_id,
                                    struct duty_rank **out, size_t *out_count);

/** A deputy who has done less than the formula expects. */
struct duty_behind {
    int64_t deputy_id, delegation_id;
    struct str name, delegation;
    struct str what; /* 走访联系群众还差1次 */
};
/** Who has done less, by today, than what is expected by the end of the quarter that holds `by`:
 *  duty_expected() of each item of the formula that expects a number a year, and of the days a year
 *  that the place asks for. By id. Reads a whole
 *  year: for workers. */
MUST_CHECK enum status duty_behind(struct ctx *ctx, struct date by, struct duty_behind **out,
                                   size_t *out_count);

/** Deputies who were asked to a meeting of others or to an activity, and came: each once, with how
 *  often. */
struct duty_joined {
    int64_t deputy_id, times;
    struct str name, delegation; /* with `named` */
};
/** Of the days from … to, by id. What modules tell as DUTY_JOINED, as it stands after appeals. */
MUST_CHECK enum status duty_joined(struct ctx *ctx, struct date from, struct date to, bool named,
                                   struct duty_joined **out, size_t *out_count);
#define DUTY_JOINED "meeting.invited activity.attended supervision.joined"

/** Everything that can be in a file: sources and kinds of entries. `line` of each is set as far as
 *  names and units go; in the order of the formula, the rest after it. */
MUST_CHECK enum status duty_lines(struct ctx *ctx, const struct duty_formula *formula,
                                  struct duty_line **out, size_t *out_count);
/** Name and unit of one of them; "" what is not known (a module that is not there yet). */
MUST_CHECK enum status duty_name_of(struct ctx *ctx, struct str what, struct str *out_label,
                                    struct str *out_unit);
#endif
