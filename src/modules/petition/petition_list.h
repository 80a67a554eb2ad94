// SPDX-License-Identifier: MulanPSL-2.0
/** Lists and figures of petitions. */
#ifndef PETITION_LIST_H
#define PETITION_LIST_H
#include "modules/petition/petition.h"

struct petition_filter {
    int64_t number, year; /* 0: any */
    struct str kind, matter, category, state, outcome;
    struct str person;                  /* keyed hash of a telephone or ID number, "" any */
    int64_t organ_id;                   /* transferred to or against; 0 any */
    int64_t mine;                       /* handled or led by this account; 0 any */
    int64_t unit_organ_id;              /* only what was transferred to this organ; 0: everything */
    int64_t apart_organ_id, account_id; /* without charges against this organ that are not in the
                                         * hands of this account; 0: none */
    int64_t hidden_from;                /* without what is against this account, which therefore
                                         * keeps out of it; 0: none */
    bool firsts;                        /* without those that repeat a matter: 件 */
    bool visitors;                      /* visits only */
    bool transferred, supervised, solved, led, open, late;
    bool told_due, told_in_time; /* had to be told by now; and was, in time */
    bool rateable;               /* answered, or ended */
    bool rated, satisfied;       /* by anybody who petitions; the last of all ratings */
    struct date from, to;        /* received, inclusive */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** One page. */
MUST_CHECK enum status petition_page(struct ctx *ctx, const struct petition_filter *filter,
                                     struct petition **out, size_t *out_count, struct str *out_next,
                                     int64_t *out_total);

struct petition_link {
    int64_t opinion_id;
    bool made_petition; /* the petition was made from the opinion; else the other way round */
};

enum petition_figure {
    PETITION_FIGURE_MATTERS,     /* 件: matters, each once */
    PETITION_FIGURE_TIMES,       /* 件次: everything registered */
    PETITION_FIGURE_PEOPLE,      /* 人次: people of everything registered */
    PETITION_FIGURE_VISITORS,    /* 人次: people of visits */
    PETITION_FIGURE_TRANSFERRED, /* 件, handed to an organ */
    PETITION_FIGURE_SUPERVISED,  /* 件, 督办 */
    PETITION_FIGURE_SOLVED,      /* 件, ended solved */
    PETITION_FIGURE_TOLD,        /* those who had to be told by now; `of`: told in time */
    PETITION_FIGURE_RATED,       /* answered or ended; `of`: rated by whoever petitions */
    PETITION_FIGURE_SATISFIED    /* those that were rated; `of`: satisfied at last, or basically */
};
struct petition_share {
    struct str key;
    int64_t count;
    int64_t part; /* of PETITION_FIGURE_TOLD and the two after it: `of` */
};
/** Of what was received from..to, in all (by NULL: one row), or by "month", "kind", "matter",
 *  "category", "organ". */
MUST_CHECK enum status petition_counts(struct ctx *ctx, enum petition_figure figure,
                                       struct date from, struct date to, const char *by,
                                       struct str key, struct petition_share **out,
                                       size_t *out_count);

/* ---- sealed values: petition_find.c. Who may see them was asked by the caller ---- */

/** The keyed hash by which the petitions of a telephone or ID number are found. */
struct str petition_find(struct ctx *ctx, struct str typed);
/** Names of those who petition, for exports of those who hold the right. */
MUST_CHECK enum status petition_names(struct ctx *ctx, const struct petition *p, struct str *out);
/** Journals that somebody looked for a telephone or ID number, without it: "petition.searched" of
 *  each petition that it led to, since whoever knows the number knows then who petitions; of none,
 *  when there is none. */
MUST_CHECK enum status petition_note_find(struct ctx *ctx, struct str person);
/** Journals that names were exported: "petition.exported" with how many rows. */
MUST_CHECK enum status petition_note_export(struct ctx *ctx, size_t rows);
/** What only those see who handle the case and have said why. Whoever calls has asked. */
MUST_CHECK enum status petition_text_of(struct ctx *ctx, const struct petition *p,
                                        struct petition_text *out);
MUST_CHECK enum status petition_persons(struct ctx *ctx, int64_t id, struct petition_person **out,
                                        size_t *out_count);
MUST_CHECK enum status petition_steps(struct ctx *ctx, const struct petition *p, bool open,
                                      struct petition_step **out, size_t *out_count);
MUST_CHECK enum status petition_same_person(struct ctx *ctx, int64_t id, struct petition **out,
                                            size_t *out_count);
MUST_CHECK enum status petition_opinions(struct ctx *ctx, int64_t id, struct petition_link **out,
                                         size_t *out_count);
#endif
