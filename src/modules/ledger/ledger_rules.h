// SPDX-License-Identifier: MulanPSL-2.0
/** Values of an entry, and what follows from them: pure. */
#ifndef LEDGER_RULES_H
#define LEDGER_RULES_H
#include "base/date.h"
#include "modules/ledger/ledger_rules_definition.h"

enum { LEDGER_PERSON_CHARS = 60, LEDGER_WEB_CHARS = 500 };

/** Canonical values in the order of the definition's fields: text as typed, numbers in decimal
 *  (money in fen), days ISO, yes "1" or "0", ids of deputy, organ, entry; "" none. */
struct ledger_values {
    struct str at[LEDGER_FIELDS];
};

/** What was typed (or stands in a sheet) as a canonical value. NULL: well; else the key of what is
 *  wrong, ledger.err.<key> ({0}: *arg, "" for none). "" is always well: what is required is asked
 *  elsewhere. Names of organs, deputies and entries are not resolved here: they must be ids. */
const char *ledger_value_read(struct arena *a, const struct ledger_field *f, struct str typed,
                              struct str *out, struct str *arg);
/** Back to what a form or a sheet shows: money in yuan; all else as it is. */
struct str ledger_value_typed(struct arena *a, const struct ledger_field *f, struct str value);
/** The number of an int, money or yes value; false for the others and for "". */
bool ledger_value_number(const struct ledger_field *f, struct str value, int64_t *out);

/** The next name in a value: of a person or of lines there may be several, with 、 ，；or line ends
 *  between them; of all other fields the value is one. False: no more. */
bool ledger_name_next(enum ledger_type type, struct str *rest, struct str *out);

/** One text of all values, by the names of their fields, and back under a (maybe newer)
 *  definition: values of fields that it does not have are left out. */
struct str ledger_values_pack(struct arena *a, const struct ledger_definition *d,
                              const struct ledger_values *v);
void ledger_values_unpack(struct arena *a, const struct ledger_definition *d, struct str data,
                          struct ledger_values *out);
/** Value of the field of that name, "" for none. */
struct str ledger_values_get(const struct ledger_definition *d, const struct ledger_values *v,
                             struct str field);

/** Does all of it hold? Nothing said: yes. */
bool ledger_when_holds(const struct ledger_definition *d, const struct ledger_when *w,
                       struct str state, const struct ledger_values *v);
/** Is the deadline running, and until when? */
bool ledger_deadline_runs(const struct ledger_definition *d, const struct ledger_deadline *x,
                          struct str state, const struct ledger_values *v, struct date *out);
/** Does this step lead on from the state? */
bool ledger_step_fits(const struct ledger_step *s, struct str state);
/** May it be taken by an entry in this state, with these values? */
bool ledger_step_open(const struct ledger_definition *d, const struct ledger_step *s,
                      struct str state, const struct ledger_values *v);
/** Was it this step that led from the one state to the other, when it was pressed as `label`? A
 * step that was renamed since is known by the states alone. */
bool ledger_step_was(const struct ledger_definition *d, const struct ledger_step *s,
                     struct str label, struct str from, struct str to);
/** Does the condition name this field? */
bool ledger_when_names(const struct ledger_when *w, struct str field);
/** Is nothing owed any more in this state (final or void)? */
bool ledger_state_final(const struct ledger_definition *d, struct str state);
/** Which day dates an entry: the value of the day's field, else `otherwise`. */
struct date ledger_day_of(const struct ledger_definition *d, const struct ledger_values *v,
                          struct date otherwise);
/** The number of an entry: {year}, {n}, {nn}, {nnn} filled in; "" without a pattern. */
struct str ledger_number_of(struct arena *a, struct str pattern, int year, int64_t n);
/** First and last day of the period ("month", …) that holds the day. */
void ledger_window(struct str period, struct date day, struct date *out_from, struct date *out_to);
#endif
