// SPDX-License-Identifier: MulanPSL-2.0
/** The frame around a view: masthead, menu, toast, icons. Only the HTTP layer includes this. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H
#include "platform/app.h"
#include "platform/view.h"

/** Where the static files are, with the hash of their content in the name. */
struct frame_assets {
    struct str css, js, icon; /* "/static/app.1f3a….css" */
    struct str htmx;          /* "" when it was not built in; used on staff pages only */
    struct str js_public;     /* instead of js on pages below /p: small, and for old browsers */
};

struct frame_input {
    enum frame
        frame; /* as decided by the caller: FRAME_STAFF is not turned into FRAME_PHONE here */
    struct str title; /* plain text; the name of the congress is added, and "有2处要改 - " in front
                         when ctx->field_errors_count is not 0 */
    const struct view *view;
    const void *data;
    const struct view_env *env; /* env->big: large-print mode */
    struct str flash;           /* the sentence of the toast, "" for none */
    struct str path;            /* of this request, without query: marks the menu */
    struct str target;          /* path and query: where 大字版 comes back to */
    const struct sign_in *who;  /* NULL, or account_id 0: nobody is signed in */
    const struct frame_assets *assets;
    bool search;           /* is there a route GET /search? */
    struct str sheet, csv; /* addresses of the page's list as a sheet, "" for none */
    bool list;             /* the page has a list with rows */
};

/** The whole page into out. Menu items come from MODULES[].menu, filtered by may(); their counts
 *  are asked for staff only. who->congress_name is shown even when nobody is signed in. 退出 posts
 *  to auth->sign_out_path, 大字版 is GET /big?on=1&back=TARGET. ST_INTERNAL when the page outgrows
 * out. */
MUST_CHECK enum status frame_page(struct ctx *ctx, const struct frame_input *in, struct buf *out);
/** For HX-Request: <title> and the view alone, then the symbols of its icons. */
MUST_CHECK enum status frame_fragment(struct ctx *ctx, const struct frame_input *in,
                                      struct buf *out);

/** The view of every error page: data is struct error_page_v of "frame_view.h"; fill it with
 *  frame_error(). JSON of errors is problem+json and is the caller's business. */
extern const struct view error_page_view;
struct error_page_v;
/** What to show for a status: title, sentence (err->key with {0}), article, what to do next. */
struct error_page_v *frame_error(struct ctx *ctx, unsigned http_status, const struct err *err,
                                 struct str request_id);
#endif
