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

struct view {
    const char *name; /* "suggestion_show" */
    void (*html)(const void *data, const struct view_env *env, struct buf *out);
    void (*json)(const void *data, struct json *out, const char *member);
    uint64_t icons; /* set of icons used, for the symbols at the end of the page */
    /** JSON Schema of the view, as text, for openapi.json. */
    const char *schema;
};

/** HTML is its own type: it comes only from html_escape(), cmark, or a template. */
struct html {
    struct str safe;
};
struct html html_escape(struct arena *a, struct str s);
void html_put_text(struct buf *out, struct str s); /* escaped for text and quoted attributes */
void html_put_url(struct buf *out, struct str s);  /* escaped for one URL component */
#endif
