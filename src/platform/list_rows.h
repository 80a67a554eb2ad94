// SPDX-License-Identifier: MulanPSL-2.0
/** The rows of a list page, asked inside the program by its address: what reports freeze, what
 *  statistics count, and the proof that a figure's rows add up. The page's handler and permission
 *  hold; what is seen in the browser is what comes out. */
#ifndef PLATFORM_LIST_ROWS_H
#define PLATFORM_LIST_ROWS_H
#include "platform/ctx.h"
#include "platform/view.h"

/** What the rows of a list have: members of the view's row (text, number, yes or no, day, time, or
 *  a struct with a label). */
struct list_member {
    const char *name;    /* as in the .view file and in JSON: "people" */
    struct str heading;  /* in sheets; "" for one that no sheet shows */
    enum view_cell type; /* VIEW_INT and VIEW_BOOL have numbers */
};

struct list_row {
    int64_t id;             /* 0: the row has none */
    struct str url, title;  /* "" if it has none */
    const struct str *text; /* by member, as people read it */
    const int64_t *number;  /* by member; 0 for what is no number */
};

struct list_rows {
    struct str title; /* of the page */
    const struct list_member *members;
    size_t members_count;
    struct list_row *rows;
    size_t count;
    bool more; /* there are more than were asked for */
};

/** The first `most` rows of the list at an address of ours ("/suggestion?state=done"), page by
 *  page; `most` 0: none, but the members. ST_DENIED without the page's permission, ST_NOT_FOUND: no
 *  such page, ST_INVALID "http.no_sheet": it has no list, ST_RULE "http.list_within": it rests on
 *  itself; errors of its handler. */
MUST_CHECK enum status list_rows(struct ctx *ctx, struct str url, size_t most,
                                 struct list_rows *out);

/** Index of a member, SIZE_MAX if there is none. */
size_t list_member(const struct list_rows *rows, const char *name);

/** What a member adds up to over the whole list; `adds` NULL: how many rows there are. Errors of
 *  list_rows(); ST_INVALID "http.no_sheet" if the rows have no such number, ST_BUSY past
 *  LIST_EXPORT_MAX rows. */
MUST_CHECK enum status list_rows_sum(struct ctx *ctx, struct str url, const char *adds,
                                     int64_t *out);
#endif
