// SPDX-License-Identifier: MulanPSL-2.0
/** What a kind of ledger is, read from its text (docs/ledger-kinds.md) and written back. Pure. */
#ifndef LEDGER_RULES_DEFINITION_H
#define LEDGER_RULES_DEFINITION_H
#include "base/buf.h"

enum {
    LEDGER_BYTES_MAX = 32 * 1024,
    LEDGER_FIELDS = 40,
    LEDGER_CHOICES = 40,
    LEDGER_STATES = 12,
    LEDGER_STEPS = 24,
    LEDGER_NEEDS = 12,
    LEDGER_DEADLINES = 8,
    LEDGER_EVERY = 8,
    LEDGER_FIGURES = 16,
    LEDGER_SHOWN = 8,
    LEDGER_PRINTED = 14,
    LEDGER_CONDITIONS = 4,
    LEDGER_VALUES = 8,
    LEDGER_NAME_CHARS = 40,
    LEDGER_LABEL_CHARS = 40,
    LEDGER_ABOUT_CHARS = 400,
    LEDGER_TEXT_CHARS = 200,
    LEDGER_LINES_CHARS = 10000
};

/** In the order of LEDGER_TYPES. */
enum ledger_type {
    LEDGER_TEXT,   /* one line, at most 200 characters */
    LEDGER_LINES,  /* several lines, at most 10000 characters */
    LEDGER_INT,    /* whole number */
    LEDGER_MONEY,  /* yuan as typed, fen as stored */
    LEDGER_DATE,   /* a day */
    LEDGER_CHOICE, /* one of the choices */
    LEDGER_YES,    /* 是 or 否 */
    LEDGER_PERSON, /* a name, as typed */
    LEDGER_DEPUTY, /* a deputy of this congress */
    LEDGER_ORGAN,  /* an organ of this congress */
    LEDGER_RECORD, /* another record of this program, by its address */
    LEDGER_ENTRY,  /* an entry of another kind of ledger */
    LEDGER_WEB,    /* an address on the web */
    LEDGER_FILES   /* attachments */
};
#define LEDGER_TYPES                                                                               \
    "text lines int money date choice yes person deputy organ record entry web files"
/** Who may read, write, take a step: each is a permission of this module. */
#define LEDGER_RIGHTS  "staff office committee leader party discipline deputy"
#define LEDGER_PERIODS "month quarter half year"
/** Headings of /ledger: groups of practices; X: what an office has made for itself. */
#define LEDGER_GROUPS "B O P R J Q X"

struct ledger_field {
    struct str name, label;
    enum ledger_type type;
    bool required, has_min, has_max;
    int64_t min, max; /* of int; of money in yuan; of text and lines: characters (max only) */
    struct str choices[LEDGER_CHOICES];
    size_t choices_count;
    struct str kind;      /* of entry: which kind */
    struct str otherwise; /* what a new entry has: "today" of a date, a choice; "" nothing */
    struct str hint;      /* below the label, "" for none */
};

struct ledger_state {
    struct str name, label;
    bool final; /* nothing more is owed */
    bool void_; /* 作废: counted nowhere unless named */
};

struct ledger_words { /* a short list of names */
    struct str at[LEDGER_NEEDS];
    size_t count;
};

/** field=a|b, or has=field. "state" is a field here. */
struct ledger_condition {
    struct str field;
    struct str values[LEDGER_VALUES];
    size_t values_count; /* 0: has a value, whatever it is */
};
struct ledger_when {
    struct ledger_condition at[LEDGER_CONDITIONS];
    size_t count;
};

struct ledger_step {
    struct str name, label;
    struct ledger_words from; /* states; none: any */
    struct str to;
    struct ledger_words by;    /* rights */
    struct ledger_words needs; /* fields that must have a value afterwards, asked in the form */
    struct ledger_words asks;  /* fields that are asked, and may stay empty */
    bool note;                 /* a sentence why has to be written */
    struct ledger_when when;   /* of which entries it is a step; nothing said: of all */
};

/** Due on a date field's day plus days, while `when` holds (none: while the state is not final). */
struct ledger_deadline {
    struct str name, field, label;
    int64_t days;
    struct ledger_when when;
};

/** So many entries are owed in each period. */
struct ledger_every {
    struct str name, period, label;
    int64_t times;
    struct ledger_when when;
};

enum ledger_measure { LEDGER_COUNT, LEDGER_SUM, LEDGER_SHARE, LEDGER_DISTINCT };
#define LEDGER_MEASURES "count sum share distinct"
/** Fields whose values can be told apart: a mask of types. */
#define LEDGER_TOLD                                                                                \
    (1U << LEDGER_TEXT | 1U << LEDGER_LINES | 1U << LEDGER_CHOICE | 1U << LEDGER_PERSON |          \
     1U << LEDGER_DEPUTY | 1U << LEDGER_ORGAN | 1U << LEDGER_ENTRY)
struct ledger_figure {
    struct str name, label, unit;
    enum ledger_measure measure;
    struct str field; /* of sum: int or money; of distinct: what is told apart */
    struct str day;   /* which date places it in a period; "": the kind's day */
    bool standing;    /* all up to the last day of the period, not those within it */
    struct ledger_when when;
    struct ledger_when of; /* of share: what it is a share of */
};

struct ledger_definition {
    struct str kind, group, practice, name, about, unit, number;
    struct str title; /* text field that names an entry; the first of text */
    struct str day;   /* date field that dates an entry; the first of date; "" : the day it came */
    struct str duty;  /* deputy field whose deputy has done it (履职), "" for none */
    struct ledger_words read, write;
    struct ledger_field fields[LEDGER_FIELDS];
    size_t fields_count;
    struct ledger_state states[LEDGER_STATES];
    size_t states_count; /* at least 1: without a line, "noted", final, without a label */
    bool states_given;
    struct ledger_step steps[LEDGER_STEPS];
    size_t steps_count;
    struct ledger_deadline deadlines[LEDGER_DEADLINES];
    size_t deadlines_count;
    struct ledger_every every[LEDGER_EVERY];
    size_t every_count;
    struct ledger_figure figures[LEDGER_FIGURES];
    size_t figures_count;
    /* Fields, or "number", "state": of the list and of the printed register. */
    struct str shown[LEDGER_SHOWN];
    size_t shown_count;
    struct str printed[LEDGER_PRINTED];
    size_t printed_count;
};

/** What is wrong and where. Text keys ledger.definition.<key>; {0} is arg. */
struct ledger_definition_fault {
    size_t line; /* from 1; 0: of the whole */
    const char *key;
    char arg[96];
    const char *words; /* what may stand there, blanks between; NULL: many things */
};

/** Read the text of a kind; *out and everything it points to live in the arena. False: *fault says
 *  the first fault. Every text that this accepts is printed by ledger_definition_print() as a text
 * that reads as the same. */
bool ledger_definition_parse(struct arena *a, struct str text, struct ledger_definition *out,
                             struct ledger_definition_fault *fault);
/** The canonical text: one order, one blank, without comments. */
void ledger_definition_print(const struct ledger_definition *d, struct buf *out);

/** NULL: there is none of that name. */
const struct ledger_field *ledger_field(const struct ledger_definition *d, struct str name);
const struct ledger_state *ledger_state(const struct ledger_definition *d, struct str name);
const struct ledger_step *ledger_step(const struct ledger_definition *d, struct str name);
const struct ledger_figure *ledger_figure(const struct ledger_definition *d, struct str name);
/** The field of files; NULL: it has none. */
const struct ledger_field *ledger_files(const struct ledger_definition *d);
/** Does a list of names have it? */
bool ledger_words_have(const struct ledger_words *words, struct str name);
/** "text", … */
struct str ledger_type_word(enum ledger_type type);
#endif
