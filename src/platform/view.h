// SPDX-License-Identifier: MulanPSL-2.0
/** Pages from structs. The structs, their HTML and their JSON are generated at build time from
 *  <module>.view and its templates by tools/view.py; see docs/views.md. */
#ifndef PLATFORM_VIEW_H
#define PLATFORM_VIEW_H
#include "base/json.h"
#include "platform/ctx.h"

/** What every template may use beside its own struct. */
struct view_env {
    struct arena *arena;
    struct date today;
    struct str csrf; /* synchroniser token of the session, "" when nobody is signed in */
    struct str once; /* one-time token for the forms of this page */
    bool big;        /* large-print mode */
    bool script;     /* always true; noscript is the template's business */
};

enum view_cell {
    VIEW_TEXT,
    VIEW_INT,
    VIEW_BOOL,
    VIEW_DATE,
    VIEW_TIME,
    VIEW_ONE,   /* the label of a struct */
    VIEW_OPT,   /* the same behind a pointer; NULL: "" */
    VIEW_LIST,  /* the labels of a list, or its texts (label 0, size of a text) */
    VIEW_ACROSS /* each of a list of structs is a column, under its label, with what it says */
};

/** A column of the list of a view, as a sheet has it. Offsets are in the row. */
struct view_column {
    const char *heading; /* text key */
    enum view_cell type;
    size_t at, count;   /* count: of a list */
    size_t label, size; /* in the struct whose label it is, and the size of that */
    size_t say;         /* of VIEW_ACROSS: the value, in the same struct */
    bool inner;         /* offsets are in the inner row */
    const char *words;  /* the text of a value has this prefix; NULL: it is its own text */
    const char *name;   /* the member; only in struct view_rows */
};

/** The list of a view. Offsets are in the view's struct. */
struct view_sheet {
    size_t rows, count;
    size_t size;                           /* of a row */
    size_t inner, inner_count, inner_size; /* each row has rows of its own; size 0: no */
    size_t own;  /* of the address of an export of the page's own; SIZE_MAX: it never has one */
    size_t next; /* of the address of the next page; SIZE_MAX: there is one page only */
    const struct view_column *columns;
    size_t columns_count;
};

/** The rows of a list with all that is one value in them, whether a sheet shows it or not
 *  (platform/list_rows.h). */
struct view_rows {
    size_t rows, count, size, next;    /* as in view_sheet */
    const struct view_column *columns; /* heading NULL: in no sheet */
    size_t columns_count;
};

struct view {
    const char *name; /* "suggestion_show" */
    void (*html)(const void *data, const struct view_env *env, struct buf *out);
    void (*json)(const void *data, struct json *out, const char *member);
    uint64_t icons; /* set of icons used, for the symbols at the end of the page */
    /** JSON Schema of the view, as text, for openapi.json. */
    const char *schema;
    const struct view_sheet *sheet; /* NULL: it has no list that can be had as a sheet */
    const struct view_rows *list;   /* NULL: it has no list */
};

/** HTML is its own type: it comes only from html_escape(), cmark, or a template. */
struct html {
    struct str safe;
};
struct html html_escape(struct arena *a, struct str s);
void html_put_text(struct buf *out, struct str s); /* escaped for text and quoted attributes */
void html_put_url(struct buf *out, struct str s);  /* escaped for one URL component */
#endif
